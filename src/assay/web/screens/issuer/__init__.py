"""The organization's members: design, award, review, correct, revoke, members and keys."""
