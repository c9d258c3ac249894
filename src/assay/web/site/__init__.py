"""What joins all: settings, addresses, middleware, the server's entry."""
