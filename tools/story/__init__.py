"""The main job end to end, told in plain words: `python -m tools.story`, or `make story`."""
