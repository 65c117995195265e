package main

import (
	"fmt"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func answer(line string) string {
	if strings.Contains(line, "?a ") {
		return "first"
	}
	if strings.Contains(line, "?b ") {
		return "second"
	}
	return "none"
}

func never() int {
	return 1
}

func serve(connection net.Conn) {
	defer connection.Close()
	request := make([]byte, 4096)
	n, err := connection.Read(request)
	if err != nil {
		return
	}
	body := answer(strings.SplitN(string(request[:n]), "\r\n", 2)[0])
	fmt.Fprintf(connection, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", len(body), body)
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGTERM)
	go func() {
		<-ended
		os.Exit(0)
	}()
	port := fmt.Sprint(listener.Addr().(*net.TCPAddr).Port)
	os.WriteFile(os.Args[1]+".part", []byte(port), 0o644)
	os.Rename(os.Args[1]+".part", os.Args[1])
	for {
		connection, err := listener.Accept()
		if err != nil {
			panic(err)
		}
		serve(connection)
	}
}
