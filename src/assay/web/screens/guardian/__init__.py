"""What a guardian's secret link leads to: who asks to show what, three answers, and every yes taken back."""
