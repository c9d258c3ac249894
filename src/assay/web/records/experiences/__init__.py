"""Experiences: what somebody says they learned outside the classroom, in their own name."""
