"""Who may do what: every right in the system on one page, and the one table of roles."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """A right, named thing:act."""

    ACHIEVEMENT_DESIGN = "achievement:design"
    ACHIEVEMENT_PUBLISH = "achievement:publish"
    APPLICATION_REVIEW = "application:review"
    ASSAY_PUBLISH = "assay:publish"
    AUDIT_READ = "audit:read"
    AWARD_MAKE = "award:make"
    AWARD_READ = "award:read"
    AWARD_REVOKE = "award:revoke"
    CERTIFICATE_CHECK = "certificate:check"
    CERTIFICATE_RECORD = "certificate:record"
    CONSENT_RECORD = "consent:record"
    FIGURES_READ = "figures:read"
    KEY_ROTATE = "key:rotate"
    MEMBER_INVITE = "member:invite"
    ORGANIZATION_EDIT = "organization:edit"
    PLACEMENT_ARRANGE = "placement:arrange"
    PRIVACY_MANAGE = "privacy:manage"
    PUPIL_READ = "pupil:read"
    RECOGNITION_EDIT = "recognition:edit"
    RECOGNITION_STATE = "recognition:state"
    ROSTER_EDIT = "roster:edit"
    SECTION_TEACH = "section:teach"


class Role(StrEnum):
    """What somebody is in an organization."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    ISSUER = "issuer"
    TEACHER = "teacher"
    REVIEWER = "reviewer"
    COUNSELLOR = "counsellor"
    ANALYST = "analyst"


ROLES: dict[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.COORDINATOR: frozenset(
        {
            Permission.ACHIEVEMENT_DESIGN,
            Permission.ACHIEVEMENT_PUBLISH,
            Permission.APPLICATION_REVIEW,
            Permission.ASSAY_PUBLISH,
            Permission.AWARD_MAKE,
            Permission.AWARD_READ,
            Permission.AWARD_REVOKE,
            Permission.CERTIFICATE_CHECK,
            Permission.CERTIFICATE_RECORD,
            Permission.CONSENT_RECORD,
            Permission.FIGURES_READ,
            Permission.PLACEMENT_ARRANGE,
            Permission.PUPIL_READ,
            Permission.RECOGNITION_STATE,
            Permission.ROSTER_EDIT,
            Permission.SECTION_TEACH,
        }
    ),
    Role.ISSUER: frozenset(
        {
            Permission.ACHIEVEMENT_DESIGN,
            Permission.ACHIEVEMENT_PUBLISH,
            Permission.APPLICATION_REVIEW,
            Permission.AWARD_MAKE,
            Permission.AWARD_READ,
            Permission.AWARD_REVOKE,
            Permission.FIGURES_READ,
        }
    ),
    Role.TEACHER: frozenset(
        {
            Permission.APPLICATION_REVIEW,
            Permission.AWARD_MAKE,
            Permission.AWARD_READ,
            Permission.CERTIFICATE_RECORD,
            Permission.PLACEMENT_ARRANGE,
            Permission.PUPIL_READ,
            Permission.SECTION_TEACH,
        }
    ),
    Role.REVIEWER: frozenset({Permission.APPLICATION_REVIEW}),
    Role.COUNSELLOR: frozenset(
        {
            Permission.AWARD_READ,
            Permission.CERTIFICATE_CHECK,
            Permission.CERTIFICATE_RECORD,
            Permission.CONSENT_RECORD,
            Permission.FIGURES_READ,
            Permission.PUPIL_READ,
        }
    ),
    Role.ANALYST: frozenset({Permission.FIGURES_READ}),
}

ROLE_WORDS = {
    Role.OWNER: _("Owner"),
    Role.COORDINATOR: _("Coordinator"),
    Role.ISSUER: _("Issuer"),
    Role.TEACHER: _("Teacher"),
    Role.REVIEWER: _("Reviewer"),
    Role.COUNSELLOR: _("Counsellor"),
    Role.ANALYST: _("Analyst"),
}

PERMISSION_WORDS = {
    Permission.ACHIEVEMENT_DESIGN: _("Design achievements"),
    Permission.ACHIEVEMENT_PUBLISH: _("Publish achievements"),
    Permission.APPLICATION_REVIEW: _("Review applications"),
    Permission.ASSAY_PUBLISH: _("Publish assays of other issuers' credentials, after notice"),
    Permission.AUDIT_READ: _("Read the journal"),
    Permission.AWARD_MAKE: _("Award"),
    Permission.AWARD_READ: _("See who was awarded what"),
    Permission.AWARD_REVOKE: _("Correct, suspend and revoke"),
    Permission.CERTIFICATE_CHECK: _("Check other bodies' certificates"),
    Permission.CERTIFICATE_RECORD: _("Record other bodies' certificates"),
    Permission.CONSENT_RECORD: _("Record a guardian's consent"),
    Permission.FIGURES_READ: _("See figures"),
    Permission.KEY_ROTATE: _("Change the signing key"),
    Permission.MEMBER_INVITE: _("Invite members and give roles"),
    Permission.ORGANIZATION_EDIT: _("Edit the organization and prove its domain"),
    Permission.PLACEMENT_ARRANGE: _("Arrange placements and observe"),
    Permission.PRIVACY_MANAGE: _("Set the rules for minors, keep the logs, end the contract"),
    Permission.PUPIL_READ: _("See pupils' records (teachers: own sections, counsellors: own caseload)"),
    Permission.ROSTER_EDIT: _("Import and edit the roster"),
    Permission.SECTION_TEACH: _("Use the grid of own sections"),
    Permission.RECOGNITION_EDIT: _("Say which issuers it recognises"),
    Permission.RECOGNITION_STATE: _("State in public which achievements it recognises"),
}


def may(role: str, permission: Permission) -> bool:
    """Whether this role has this right."""
    return role in ROLES and permission in ROLES[Role(role)]
