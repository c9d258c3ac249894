"""Who said yes to what a minor shows outside the school: the one gate for anything of theirs."""
