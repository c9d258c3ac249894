"""Syllabi written for these tests, and the same as Word, PDF and HTML files."""

from __future__ import annotations

import html
import io

import docx
import typst

SPEECH = """\
# COM 1017 Public Speaking

Community college syllabus, autumn. 3 credits, 45 contact hours. Taught in person.

Office hours: Tuesday, 2 hours per week

## Course Description

Learners plan, deliver and weigh up speeches before a live audience. The course treats nerves as something
to work with.

## Prerequisites

Completion of ENG 0990 or a placement interview.

## Student Learning Outcomes

Upon successful completion of this course, students will be able to:

- Analyze an audience and adapt a message to its needs
- Research a topic and cite credible sources aloud
- Organize a speech with a clear thesis, main points and transitions
- Deliver an informative speech from brief notes
- Deliver a persuasive speech that answers objections
- Manage speech anxiety with rehearsal and breathing techniques
- Evaluate the speeches of others and give constructive feedback

## Assignments and Grading

| Assignment | Weight |
|---|---|
| Informative speech | 20% |
| Persuasive speech | 25% |
| Audience analysis worksheet | 10% |
| Peer feedback forms | 10% |
| Midterm exam | 15% |
| Final exam | 20% |
| Total | 100% |

A rubric is handed out with each speech. A minimum grade of C is needed to pass.

## Grading Scale

A 90-100%, B 80-89%, C 70-79%, D 60-69%

## Schedule

| Week | Topic | Reading |
|---|---|---|
| 1 | Listening and ethics | Ch. 1-2 |
| 2 | Knowing your audience | Ch. 4 |
| 3-5 | Informative speaking | Ch. 8 |
| 6 | Midterm exam | |
| 7-9 | Persuasive speaking | Ch. 11 |

## Policies

Late work will lose 10% each day. Students will be able to appeal a grade.
"""

CARE = """\
ATENCIÓN A LA PRIMERA INFANCIA (0-3)

Descripción
Este curso prepara para el trabajo diario en una escuela infantil con niños y niñas de cero a tres años.

Duración: 120 horas
Nivel: EQF 4
Modalidad: semipresencial
Requisitos previos: formación en primeros auxilios.

Resultados de aprendizaje
Al finalizar el curso, el alumnado será capaz de:
• Organizar las rutinas de alimentación, higiene y descanso
• Observar el desarrollo de cada niño y registrarlo en un diario
• Prevenir accidentes y aplicar primeros auxilios pediátricos
• Comunicar a las familias lo ocurrido durante la jornada
• Diseñar juegos sensoriales adecuados a cada edad

Evaluación
Portafolio de observaciones: 40 %
Prueba práctica de primeros auxilios: 30 %
Prácticas en centro de trabajo: 30 %

Contenidos
Unidad 1. Desarrollo infantil
Unidad 2. Rutinas y cuidados
Unidad 3. Seguridad y primeros auxilios
Unidad 4. Relación con las familias
"""

WELDING = """\
WLD 110: Structural Welding I

Course Overview
An entry course for the building trades. 96 clock hours in the shop. Accredited by the state board of trades.

Unit 1: Shop Safety
Students will be able to:
1. Select and wear protective equipment for arc welding
2. Inspect cables, clamps and cylinders before work
Unit 2: Shielded Metal Arc Welding
Students will be able to:
1. Set amperage and polarity for an electrode
2. Weld fillet joints in the flat and horizontal position
Unit 3: Weld Inspection
Students will be able to:
1. Identify undercut, porosity and lack of fusion
2. Measure weld size with a gauge and record the result

Evaluation
Safety quiz 50 points
Fillet weld test, bend tested 200 points
Inspection portfolio 100 points
Attendance 50 points
"""


def as_docx(markdown: str) -> bytes:
    """The paper as a Word document with its styles."""
    document = docx.Document()
    rows: list[list[str]] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            if set(line) - set("|- "):
                rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            rows = []
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), level=line.count("#") - 1)
        elif line.startswith(("- ", "• ")):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line.strip():
            document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a Word document."""
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]  # the library's class is a function
    return held.getvalue()


def as_pdf(markdown: str) -> bytes:
    """The paper printed."""
    lines, rows = ["#set page(width: 21cm, height: 29cm)"], []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            if set(line) - set("|- "):
                rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
            lines.append(f"#table(columns: (1fr,) * {len(rows[0])}, {cells})")
            rows = []
        lines.append(line.replace("#", "=") if line.startswith("#") else line.replace("• ", "- "))
        if not line.startswith(("- ", "• ")):
            lines.append("")  # a paragraph of its own
    return bytes(typst.compile("\n".join(lines).encode()))


def as_html(markdown: str) -> bytes:
    """The paper as a web page, with what surrounds pages."""
    parts = ["<!doctype html><html><head><title>x</title><script>bad()</script></head><body><nav>Home</nav>"]
    for line in markdown.splitlines():
        text = html.escape(line.lstrip("#-•| ").rstrip("| "))
        if line.startswith("#"):
            parts.append(f"<h{line.count('#')}>{text}</h{line.count('#')}>")
        elif line.startswith(("- ", "• ")):
            parts.append(f"<li>{text}")
        elif line.startswith("|"):
            if set(line) - set("|- "):
                cells = "".join(
                    f"<td>{html.escape(cell.strip())}</td>" for cell in line.strip("|").split("|")
                )
                parts.append(f"<table><tr>{cells}</tr></table>")
        elif text:
            parts.append(f"<p>{text}</p>")
    return "\n".join([*parts, "</body></html>"]).encode()
