"""Mail: stored with what caused it, sent by a job, its fate remembered."""
