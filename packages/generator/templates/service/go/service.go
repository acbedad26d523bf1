package main

import (
	"encoding/json"
	"log"
	"net/http"
)

// newService answers requests: `/health` is for the load balancer, `/` greets.
func newService() http.Handler {
	service := http.NewServeMux()
	service.HandleFunc("GET /health", func(response http.ResponseWriter, _ *http.Request) {
		answer(response, map[string]string{"status": "ok"})
	})
	service.HandleFunc("GET /{$}", func(response http.ResponseWriter, _ *http.Request) {
		answer(response, map[string]string{"message": "Hello"})
	})
	return service
}

func answer(response http.ResponseWriter, body any) {
	response.Header().Set("Content-Type", "application/json")
	response.Header().Set("Cache-Control", "no-store")
	if err := json.NewEncoder(response).Encode(body); err != nil {
		log.Print(err)
	}
}
