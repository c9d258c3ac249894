"""What an organization lays down for its minors, in a file that its lawyer can read."""
