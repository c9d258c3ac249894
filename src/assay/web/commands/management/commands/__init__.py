"""One file a command: each runs in a process that has its settings, so tables may be imported."""
