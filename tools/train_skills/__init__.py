"""Training of the numbers in src/assay/analysis/skills/trained: what it needs, and how to run it again.

    python -m tools.train_skills.teach --data DIR --material DIR --out numbers.safetensors
    python -m tools.train_skills.weigh --data DIR --material DIR --numbers numbers.safetensors --out FOLDER

`--data` is a data folder with the starter pack (`assay data install`), `--material` the folder with the
benchmarks (SkillSpan, SkillSkape, Decorte). `teach` needs torch, which is no part of Assay and in none of
its locks: `pip install torch`. It takes about half an hour of one core with bfloat16.

No sentence of a test set is learnt from: whatever stands in the Decorte files or in SkillSpan's test set is
dropped from the training sets, however it is spaced. What is chosen, is chosen on validation sets.
"""
