package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func ask(method, path string) (int, string) {
	response := httptest.NewRecorder()
	newService().ServeHTTP(response, httptest.NewRequest(method, path, nil))
	return response.Code, response.Body.String()
}

func TestTheLoadBalancerSeesAHealthyTask(t *testing.T) {
	if code, body := ask(http.MethodGet, "/health"); code != http.StatusOK || !strings.Contains(body, "ok") {
		t.Errorf("got %d %s", code, body)
	}
}

func TestTheRootGreets(t *testing.T) {
	if code, body := ask(http.MethodGet, "/"); code != http.StatusOK || !strings.Contains(body, "Hello") {
		t.Errorf("got %d %s", code, body)
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	if code, _ := ask(http.MethodGet, "/nothing"); code != http.StatusNotFound {
		t.Errorf("got %d", code)
	}
}

func TestNothingCanBeChanged(t *testing.T) {
	if code, _ := ask(http.MethodPost, "/"); code != http.StatusMethodNotAllowed {
		t.Errorf("got %d", code)
	}
}
