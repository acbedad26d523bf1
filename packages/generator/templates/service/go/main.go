// The program in the container: answers until ECS asks it to stop.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	stopped, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	server := &http.Server{Addr: ":" + port(), Handler: newService(), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		log.Printf("listening on port %s", port())
		if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	<-stopped.Done()
	finish(server)
}

// finish answers what has begun. ECS waits 30 seconds before it kills the task.
func finish(server *http.Server) {
	deadline, cancel := context.WithTimeout(context.Background(), 25*time.Second)
	defer cancel()
	if err := server.Shutdown(deadline); err != nil {
		log.Fatal(err)
	}
}

func port() string {
	if port := os.Getenv("PORT"); port != "" {
		return port
	}
	return "8080"
}
