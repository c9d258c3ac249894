"""Which address leads to which of the teacher's jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.teacher import views_code, views_grid, views_sections, views_skills

_S = "<str:organization>/sections"
_ONE = f"{_S}/<str:section>"

app_name = "teacher"
urlpatterns = [
    path(_S, views_sections.sections, name="sections"),
    path(_ONE, views_grid.section, name="section"),
    path(f"{_ONE}/marks", views_grid.marks, name="marks"),
    path(f"{_ONE}/undo", views_grid.undo, name="undo"),
    path(f"{_ONE}/skills", views_skills.skills, name="skills"),
    path(f"{_ONE}/skills/earlier", views_skills.earlier, name="skill-earlier"),
    path(f"{_ONE}/sheet", views_code.sheet, name="sheet"),
    path(f"{_ONE}/code", views_code.code, name="code"),
    path(f"{_ONE}/code/close", views_code.close, name="code-close"),
    path(f"{_ONE}/code/screen", views_code.screen, name="code-screen"),
    path(f"{_ONE}/code/count", views_code.count, name="code-count"),
    path(f"{_ONE}/code/entered", views_code.entered, name="code-entered"),
]
