# Die Entscheidung über einen Kontakt: Gründe, und die Antwort auf „Warum haben Sie sich bei mir gemeldet?“. Nie ein Betrag.
decision-lead-allow = { $purpose ->
    [statutory_notice] Wir melden uns bei Ihnen, weil das Gesetz uns verpflichtet, Ihnen etwas Wichtiges über Ihre Daten mitzuteilen.
    [incident_update] Wir melden uns bei Ihnen, weil es Neues zu einem Vorfall gibt, der Sie betrifft.
    [fraud_alert] Wir melden uns bei Ihnen, um Sie vor Betrug zu schützen.
    [complaint] Wir melden uns bei Ihnen wegen Ihrer Beschwerde.
    [service] Wir melden uns bei Ihnen, um Ihnen bei einer Leistung zu helfen, die Sie nutzen.
    [remedy] Wir melden uns bei Ihnen wegen der Hilfe, die Sie nach dem Vorfall von uns erhalten.
    [survey] Wir melden uns bei Ihnen, um Sie nach Ihrer Meinung zu fragen.
   *[selling] Wir melden uns bei Ihnen mit einem Angebot.
}
decision-lead-defer = { $purpose ->
    [statutory_notice] Wir werden uns bei Ihnen melden, weil das Gesetz uns verpflichtet, Ihnen etwas Wichtiges über Ihre Daten mitzuteilen.
    [incident_update] Wir werden uns bei Ihnen melden, weil es Neues zu einem Vorfall gibt, der Sie betrifft.
    [fraud_alert] Wir werden uns bei Ihnen melden, um Sie vor Betrug zu schützen.
    [complaint] Wir werden uns bei Ihnen wegen Ihrer Beschwerde melden.
    [service] Wir werden uns bei Ihnen melden, um Ihnen bei einer Leistung zu helfen, die Sie nutzen.
    [remedy] Wir werden uns bei Ihnen wegen der Hilfe melden, die Sie nach dem Vorfall von uns erhalten.
    [survey] Wir möchten Sie nach Ihrer Meinung fragen.
   *[selling] Wir möchten Ihnen ein Angebot machen.
}
decision-lead-deny = { $purpose ->
    [statutory_notice] Es gibt eine Mitteilung für Sie, aber auf diesem Weg senden wir sie nicht.
    [incident_update] Es gibt Neues zum Vorfall, aber auf diesem Weg senden wir es nicht.
    [fraud_alert] Es gibt eine Warnung für Sie, aber auf diesem Weg senden wir sie nicht.
    [complaint] Auf diesem Weg beantworten wir Ihre Beschwerde nicht.
    [service] Wegen dieser Leistung melden wir uns nicht bei Ihnen.
    [remedy] Wegen dieser Hilfe melden wir uns auf diesem Weg nicht bei Ihnen.
    [survey] Wir bitten Sie nicht um die Teilnahme an einer Umfrage.
   *[selling] Wir machen Ihnen kein Angebot.
}
decision-lead-inbound = { $purpose ->
    [complaint] Sie haben sich beschwert, und wir haben Ihre Beschwerde aufgenommen.
   *[other] Sie haben sich bei uns gemeldet, und wir helfen Ihnen.
}
decision-basis = { $basis ->
    [legal_obligation] Das Gesetz verpflichtet uns dazu.
    [contract] Grundlage ist Ihr Vertrag mit uns.
    [consent] Grundlage ist Ihre Einwilligung.
    [legitimate_interests] Grundlage ist unser berechtigtes Interesse. Sie können widersprechen.
    [vital_interests] Wir tun das, um Leben und Gesundheit zu schützen.
   *[public_task] Es ist eine Aufgabe, die uns das Gesetz im öffentlichen Interesse überträgt.
}
decision-way = { $channel ->
    [email] Wir schreiben eine E-Mail.
    [sms] Wir senden eine SMS.
    [voice] Wir rufen an.
    [post] Wir schreiben einen Brief.
    [inbox] Wir schreiben in das Postfach Ihres Kontos bei uns.
    [push] Wir senden eine Mitteilung in unserer App.
    [web] Wir informieren auf unserer Website.
   *[branch] Wir sprechen mit Ihnen in einer Filiale.
}
decision-when = Wir warten bis { $when } nach der Uhrzeit an Ihrem Ort.
decision-moment = { $day }, { $time } Uhr,
decision-data = Für diese Entscheidung haben wir Folgendes verwendet: { $kinds }.
decision-kind = { $kind ->
    [contact] die Kontaktwege, die wir von Ihnen kennen
    [wishes] Ihre Wünsche zum Kontakt
    [history] wann wir uns zuletzt gemeldet haben
    [roster] ob der Vorfall Sie betrifft
    [account] ein Signal aus Ihrem Konto (ohne Beträge)
    [place] Ihren Wohnort (wegen der Tageszeit)
   *[family] wer an Ihrer Stelle angesprochen wird
}
decision-close-selling = Sie können jederzeit widersprechen. Ein Satz genügt, dann hören wir für immer damit auf.
decision-close-duty = Was wir Ihnen von Gesetzes wegen mitteilen müssen, können Sie nicht abbestellen. Sie können uns aber sagen, welcher Weg Ihnen lieber ist.
decision-close-help = Wenn Sie solche Kontakte nicht wünschen, genügt ein Satz. Sie können uns auch einen anderen Weg nennen.
decision-close-inbound = Um zu fragen oder sich zu beschweren, brauchen Sie weder einen Grund noch einen Code.
decision-close-deny = { $purpose ->
    [marketing] Sie müssen nichts tun. Wenn Sie Hilfe brauchen, fragen Sie uns. Wir helfen und verkaufen Ihnen nichts.
    [sales] Sie müssen nichts tun. Wenn Sie Hilfe brauchen, fragen Sie uns. Wir helfen und verkaufen Ihnen nichts.
   *[other] Wenn Sie Hilfe brauchen, fragen Sie uns jederzeit.
}

decision-unknown-person-stranger = Wir wissen nicht, wer das ist. Bevor wir das wissen, melden wir uns bei niemandem, damit nichts an Fremde gelangt.
decision-unknown-person-answered = Sie haben sich bei uns gemeldet, und wir kennen Sie nicht. Wir antworten auf demselben Weg und sagen nichts über ein Konto.
decision-inbound-complaint = Eine Beschwerde nehmen wir immer an: auf jedem Weg, zu jeder Zeit, mit oder ohne Code.
decision-inbound-heard = Sie haben sich bei uns gemeldet. Wir hören immer zu und helfen.
decision-inbound-general = Solange wir nicht sicher sind, dass Sie es sind, helfen wir allgemein und sagen nichts über Ihr Konto.
decision-purpose-wall-offer = Die Nachricht enthält ein Angebot. Eine Nachricht, die hilft oder informiert, darf nichts verkaufen.
decision-purpose-wall-selling = Das ist Werbung und als solche zu erkennen.
decision-purpose-wall-duty = Das ist eine gesetzlich vorgeschriebene Mitteilung. Sie verkauft nichts.
decision-purpose-wall-asking = Das ist eine Umfrage. Sie verkauft nichts.
decision-purpose-wall-helping = Dieser Kontakt hilft oder informiert. Er verkauft nichts.
decision-sensitive-trigger-selling = Der Anlass ist ein schwieriger Moment oder ein Datenvorfall. Den nutzen wir nie zum Verkaufen, ganz gleich, worin Sie eingewilligt haben. Hilfe in derselben Sache bleibt möglich.
decision-sensitive-trigger-survey = Der Anlass kann für Sie ein schwieriger Moment sein. Eine Umfrage hilft darin nicht.
decision-sensitive-trigger-help = Der Anlass kann für Sie ein schwieriger Moment sein. Wir dürfen Ihnen deshalb Hilfe anbieten, denn Hilfe nützt Ihnen. Wir verkaufen deshalb nie etwas, denn das würde Ihre Lage ausnutzen.
decision-sensitive-trigger-incident = Der Anlass ist ein Datenvorfall oder ein Anzeichen für Betrug. Wir dürfen Ihnen deshalb helfen und Sie informieren, aber nie etwas verkaufen.
decision-legal-basis-none = Für diesen Kontakt wurde keine Rechtsgrundlage genannt.
decision-legal-basis-unfit = Die genannte Rechtsgrundlage passt nicht zu diesem Zweck.
decision-legal-basis-fits = Das Gesetz erlaubt den Kontakt zu diesem Zweck.
decision-legal-basis-corrected = Das Gesetz selbst verlangt diesen Kontakt. Er hängt nicht von der genannten Grundlage ab.
decision-objection-selling = Sie haben Werbung widersprochen. Das gilt endgültig: Wir machen Ihnen keine Angebote.
decision-objection-other = Sie haben solchen Kontakten widersprochen, und wir halten uns daran.
decision-objection-powerless = Sie haben Kontakten widersprochen. Dieser beruht aber nicht allein auf unserem Wunsch, deshalb hält der Widerspruch ihn nicht auf.
decision-objection-not_meant = Ihr Widerspruch gilt anderen Kontakten und bleibt für sie in Kraft.
decision-bereavement-selling = Die Person ist verstorben. Wir machen keine Angebote und bitten nicht um Umfragen.
decision-bereavement-no_kin = Die Person ist verstorben, und wir kennen keine Angehörigen. Unser Personal klärt, mit wem zu sprechen ist.
decision-bereavement-kin = Die Person ist verstorben. Wir wenden uns an die nächsten Angehörigen, unter deren eigenen Kontaktdaten.
decision-minors-selling = Die Person ist minderjährig. Kindern machen wir keine Angebote.
decision-minors-no_guardian = Die Person ist minderjährig, und wir kennen keine sorgeberechtigte Person. Unser Personal klärt, mit wem zu sprechen ist.
decision-minors-guardian = Die Person ist minderjährig. Wir wenden uns an die sorgeberechtigte Person, unter deren eigenen Kontaktdaten.
decision-vulnerability-selling = Menschen in einer schwierigen Lage machen wir keine Angebote.
decision-vulnerability-care = Wir nehmen Rücksicht: Wir lassen uns Zeit und achten darauf, dass alles klar ist.
decision-incident-freeze-affected = Ihre Daten sind von einem Vorfall betroffen. { $days } Tage lang ab dessen Beginn machen wir Ihnen keine Angebote.
decision-incident-freeze-distressed = { $days } Tage lang ab Beginn eines Vorfalls machen wir Menschen, die besondere Rücksicht brauchen, keine Angebote.
decision-safe-contact-none = Sie haben uns gesagt, dass kein Kontaktweg für Sie sicher ist. Wir melden uns nicht; Sie können jederzeit zu uns kommen.
decision-safe-contact-unsafe = Dieser Weg gehört nicht zu denen, die Sie uns genannt haben.
decision-safe-contact-kept = Sie haben uns gesagt, welche Wege wir nutzen sollen, und daran halten wir uns.
decision-compromised-channel-read_by_others = Wegen des Vorfalls können auf diesem Weg vielleicht andere mitlesen, deshalb nutzen wir ihn nicht.
decision-contact-point-own_account = Das Konto der Person ist kein Weg zu denen, die an ihrer Stelle angesprochen werden.
decision-contact-point-missing = Für diesen Weg haben wir keine Kontaktdaten von Ihnen.
decision-contact-point-unverified = Es ist nicht geprüft, dass diese Kontaktdaten Ihnen gehören.
decision-contact-point-not_given = Diese Kontaktdaten haben wir nicht von Ihnen.
decision-authentication-failed = Es steht nicht fest, dass wirklich Sie auf der anderen Seite sind. Deshalb sagen wir dort nichts über Sie.
decision-consent-missing = Werbung auf diesem Weg braucht Ihre vorherige Einwilligung, für jeden Weg einzeln. Sie liegt nicht vor. Kontaktdaten, die Sie zu einem anderen Zweck angegeben haben, sind keine Einwilligung.
decision-consent-basis_missing = Dieser Kontakt sollte auf Ihrer Einwilligung beruhen, und für diesen Zweck und diesen Weg liegt keine vor.
decision-consent-withdrawn = Sie haben Ihre Einwilligung widerrufen.
decision-consent-given = Sie haben in Werbung auf diesem Weg eingewilligt und das nicht widerrufen.
decision-consent-basis_given = Sie haben in diesen Kontakt auf diesem Weg eingewilligt und das nicht widerrufen.
decision-consent-not_needed = Werbung auf diesem Weg braucht keine Einwilligung, solange Sie nicht widersprechen.
decision-do-not-call-selling = Sie wünschen keine Anrufe und keine SMS mit Angeboten.
decision-do-not-call-other_way = Sie wünschen keine Anrufe, deshalb hat ein anderer Weg Vorrang.
decision-do-not-call-only_way = Sie wünschen keine Anrufe, aber auf keinem anderen Weg erreicht Sie unsere Hilfe.
decision-opt-out-stopped = Sie haben uns gebeten, diesen Weg nicht mehr zu nutzen.
decision-opt-out-only_way = Sie haben uns gebeten, diesen Weg nicht mehr zu nutzen. Das Gesetz verpflichtet uns trotzdem zu dieser Mitteilung, und kein anderer Weg erreicht Sie.
decision-message-form-no_sender = Die Nachricht sagt nicht, von wem sie kommt.
decision-message-form-no_way_out = Die Nachricht sagt nicht, wie Sie solche Nachrichten abbestellen.
decision-bank-exemption-too_long = Die SMS ist länger, als es das Gesetz für eine Warnung ohne Einwilligung erlaubt.
decision-bank-exemption-costs = Eine Warnung per Telefon darf Sie nichts kosten, und diese würde etwas kosten.
decision-bank-exemption-no_sender = Eine Warnung per Telefon muss sagen, von wem sie kommt, und diese tut es nicht.
decision-bank-exemption-no_way_out = Eine Warnung per Telefon muss sagen, wie Sie solche Nachrichten abbestellen, und diese tut es nicht.
decision-bank-exemption-often_enough = Sie haben in diesen Tagen so viele Warnungen per Telefon zu dieser Sache erhalten, wie das Gesetz erlaubt.
decision-bank-exemption-kept = Warnungen dieser Art sind per Telefon ohne Einwilligung erlaubt, wenn sie kurz, kostenlos und selten sind.
decision-quiet-hours-urgent = Es kann nicht bis zum Tag warten. Der Grund und wer das entschieden hat, sind festgehalten.
decision-quiet-hours-unknown_place = Wir wissen nicht, wie spät es bei Ihnen ist. Deshalb rufen wir nicht an und senden keine SMS.
decision-quiet-hours-never = Es fand sich keine Stunde, zu der wir Sie anrufen oder Ihnen eine SMS senden dürfen.
decision-quiet-hours-closed = Um diese Zeit rufen wir bei Ihnen nicht an und senden weder SMS noch Mitteilungen.
decision-quiet-hours-open = Um diese Zeit dürfen wir an Ihrem Ort anrufen und SMS senden.
decision-daily-cap-told_today = Sie haben dazu heute auf diesem Weg schon eine Nachricht erhalten. Die nächste kann bis morgen warten.
decision-daily-cap-news = Sie haben dazu heute schon eine Nachricht erhalten, aber es gibt Neues.
decision-least-intrusive-call = Ein Anruf wäre für diese Sache zu aufdringlich.
decision-least-intrusive-chosen = Wir haben den zurückhaltendsten Weg gewählt, der Sie sicher erreicht.
decision-least-intrusive-only_way = Wir rufen an, weil Sie kein zurückhaltenderer Weg erreicht.
decision-least-intrusive-not_needed = Dieser Weg war nicht nötig.
decision-least-intrusive-not_planned = Der Kontakt war auf einem anderen Weg geplant, und nur über diesen wurde entschieden.
decision-no-channel-none_left = Es bleibt kein Weg, der Sie sicher erreicht. Unser Personal sucht einen anderen.
decision-no-channel-not_this_one = Der Kontakt war auf diesem Weg geplant, deshalb findet er nicht statt.
