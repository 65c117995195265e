import multiprocessing

import helper


def forked():
    return 1


def spawned():
    return 2


if __name__ == "__main__":
    for method, work in (("fork", forked), ("spawn", spawned)):
        process = multiprocessing.get_context(method).Process(target=work)
        process.start()
        process.join()
    helper.help()
