"""What is known of each mail service: what it conveys, what it changes, what it would do unasked.

Sources: each service's public API documentation, named beside its entry, and django-anymail, which speaks them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service.

    ``backend`` is django-anymail's module, ``key`` and ``user`` its names for the URL's password and user, ``options``
    those for the URL's options.  ``is_raw``: it takes our MIME as it is; otherwise it builds a message of its own
    from subject, text, HTML and headers.  ``keeps_id``: the person's mail has our Message-ID; otherwise the service
    puts its own, and ``X-Amends-Message-ID`` carries ours.  ``switches_tracking``: links and pictures for spying
    are switched off in each message; otherwise they must be off in the account.  ``fills_in`` are marks that it
    would replace in our words.  ``has_metadata``: its webhooks give our identity back.  ``ref_header``: where
    the answer has the service's own identity, if not in its body.
    ``serves_threads``: one connection is enough for all threads (boto3's, which is dear to make).
    ``longest_id``: more characters of our identity it would not give back.
    """

    name: str
    backend: str
    path: str = "/"
    key: str = "api_key"
    user: str = ""
    options: dict[str, str] = field(default_factory=dict)
    is_raw: bool = False
    keeps_id: bool = False
    switches_tracking: bool = True
    fills_in: tuple[str, ...] = ()
    has_metadata: bool = True
    ref_header: str = ""
    serves_threads: bool = False
    longest_id: int = 200


SERVICES = {
    service.name: service
    for service in (
        # https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
        Service(
            name="ses",
            backend="amazon_ses",
            serves_threads=True,
            key="",  # without one the machine's own role is used
            options={"configuration_set": "configuration_set_name"},
            is_raw=True,
            switches_tracking=False,
            has_metadata=False,  # django-anymail would change our MIME for it; the header is in the events
        ),
        # https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages
        Service(
            name="mailgun",
            backend="mailgun",
            path="/v3/",
            options={"domain": "sender_domain"},
            is_raw=True,
            keeps_id=True,
        ),
        # https://developers.sparkpost.com/api/transmissions/
        Service(
            name="sparkpost",
            backend="sparkpost",
            path="/api/v1/",
            options={"subaccount": "subaccount"},
            is_raw=True,
        ),
        # https://postmarkapp.com/developer/api/email-api
        Service(
            name="postmark",
            backend="postmark",
            key="server_token",
            options={"stream": "message_stream"},
            longest_id=80,  # of a value of its metadata
            keeps_id=True,
        ),
        # https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
        Service(name="sendgrid", backend="sendgrid", path="/v3/", ref_header="x-message-id"),
        # https://developers.brevo.com/reference/sendtransacemail
        Service(
            name="brevo",
            backend="brevo",
            path="/v3/",
            switches_tracking=False,
            fills_in=("{{", "{%"),
        ),
        # https://resend.com/docs/api-reference/emails/send-email
        Service(name="resend", backend="resend", switches_tracking=False),
        # https://dev.mailjet.com/email/reference/send-emails
        Service(
            name="mailjet",
            backend="mailjet",
            path="/v3.1/",
            key="secret_key",
            user="api_key",
        ),
        # https://developers.mailersend.com/api/v1/email.html
        Service(
            name="mailersend",
            backend="mailersend",
            path="/v1/",
            key="api_token",
            fills_in=("{{", "{%", "{$"),
            has_metadata=False,
            ref_header="x-message-id",
        ),
        # https://www.scaleway.com/en/developers/api/transactional-email/
        Service(
            name="scaleway",
            backend="scaleway",
            path="/transactional-email/v1alpha1/regions/{region}/",
            key="secret_key",
            user="project_id",
            switches_tracking=False,
        ),
    )
}
