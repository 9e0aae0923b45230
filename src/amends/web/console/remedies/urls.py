"""Addresses of these pages; they share the console's names."""

from django.urls import path

from amends.web.console.remedies import audit, card, cards, claim, claims, monitoring, overview, steps, survey

urlpatterns = [
    path("incidents/<str:ref>/remedies", overview.remedies, name="remedies"),
    path("incidents/<str:ref>/remedies/cards", cards.cards, name="cards"),
    path("incidents/<str:ref>/remedies/cards/batches/<str:batch>", cards.card_batch, name="card_batch"),
    path("incidents/<str:ref>/remedies/cards/<str:card_ref>", card.card, name="card"),
    path("incidents/<str:ref>/remedies/monitoring", monitoring.monitoring, name="monitoring"),
    path("incidents/<str:ref>/remedies/steps", steps.national_steps, name="national_steps"),
    path("incidents/<str:ref>/remedies/compensation", survey.survey, name="survey"),
    path("incidents/<str:ref>/governance/audit", audit.audit, name="audit"),
    path("incidents/<str:ref>/claims", claims.claims, name="claims"),
    path("incidents/<str:ref>/claims/payments/<str:batch>", claims.payment_file, name="payment_file"),
    path("incidents/<str:ref>/claims/<str:claim_ref>", claim.claim, name="claim"),
    path(
        "incidents/<str:ref>/claims/<str:claim_ref>/evidence/<str:evidence>", claim.claim_evidence,
        name="claim_evidence",
    ),
]  # fmt: skip
