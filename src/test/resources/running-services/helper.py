def help():
    return "help"
