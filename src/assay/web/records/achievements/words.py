"""The choices in an achievement and their words: kinds, results, and the European elements."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {
    "MicroCredential": _("Micro-credential"),
    "Badge": _("Badge"),
    "Certificate": _("Certificate"),
    "CertificateOfCompletion": _("Certificate of completion"),
    "Certification": _("Certification"),
    "Course": _("Course"),
    "LearningProgram": _("Learning programme"),
    "Competency": _("Competency"),
    "Assessment": _("Assessment"),
    "Assignment": _("Assignment or project"),
    "Award": _("Award or prize"),
    "CommunityService": _("Community service"),
    "CoCurricular": _("Activity beside the curriculum"),
    "Fieldwork": _("Fieldwork or internship"),
    "ApprenticeshipCertificate": _("Apprenticeship certificate"),
    "License": _("Licence"),
    "Membership": _("Membership"),
    "Diploma": _("Diploma"),
    "Degree": _("Degree"),
}

RESULT_KINDS = {
    "Result": _("A result in words"),
    "LetterGrade": _("A grade"),
    "Percent": _("A percentage"),
    "RawScore": _("Points"),
    "RubricCriterionLevel": _("A level of a rubric"),
    "PerformanceLevel": _("A performance level"),
    "Status": _("Passed or not"),
}

UNITS = {"day": _("days"), "month": _("months"), "year": _("years")}

ASSESSMENTS = {
    "none": _("Attendance only"),
    "completion": _("Completing the activities"),
    "quiz": _("A quiz without supervision"),
    "written": _("A written examination"),
    "oral": _("An oral examination"),
    "practical": _("A practical demonstration"),
    "portfolio": _("A portfolio or project, assessed by a rubric"),
    "workplace": _("Observation at work"),
}

SUPERVISIONS = {
    "unsupervised": _("Unsupervised, identity not checked"),
    "supervised": _("Supervised, identity not checked"),
    "online": _("Supervised online, identity checked"),
    "onsite": _("Supervised on site, identity checked"),
}

PARTICIPATIONS = {
    "online": _("Online"),
    "onsite": _("On site"),
    "blended": _("Partly online, partly on site"),
    "workplace": _("At a workplace"),
}

QUALITIES = {
    "internal": _("Internal quality assurance"),
    "external": _("Assured by an external body"),
    "accredited": _("Part of an accredited programme"),
}

ASSESSORS = {  # the framework's words, weakest first
    "automatic": _("A program"),
    "peer": _("Other learners"),
    "teacher": _("Whoever teaches it"),
    "independent": _("Somebody who does not teach it"),
}

RETAKES = {
    "0": _("None: one attempt only"),
    "1": _("One"),
    "2": _("Two"),
    "3": _("Three"),
    "unlimited": _("As many as needed"),
}

LANGUAGES = {
    "en": "English",
    "es": "Español",
    "ca": "Català",
    "de": "Deutsch",
    "eu": "Euskara",
    "fr": "Français",
    "gl": "Galego",
    "it": "Italiano",
    "nl": "Nederlands",
    "pt": "Português",
}
