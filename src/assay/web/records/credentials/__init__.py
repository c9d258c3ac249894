"""What was awarded: planned, signed, told; its standing; status lists."""
