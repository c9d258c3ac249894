"""The organization's members: design, draft from a course, award, review, correct, revoke, members, keys."""
