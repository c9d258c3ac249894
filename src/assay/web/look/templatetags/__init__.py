"""The tags templates call the pieces by."""
