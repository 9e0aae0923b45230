portal-wishes-heading = Worum Sie uns gebeten haben
portal-wishes-what = { $kind ->
    [objection] { $purpose ->
        [ads] Keine Werbung.
        [all] Kein Kontakt, den Sie nach dem Gesetz ablehnen können.
       *[other] Kein Kontakt einer bestimmten Art, dem Sie widersprechen können.
    }
    [do_not_call] Keine Anrufe mit Angeboten.
   *[opt_out] { $channel ->
        [email] Keine E-Mails.
        [sms] Keine SMS.
        [voice] Keine Anrufe.
        [post] Keine Briefe.
        [inbox] Keine Nachrichten im Postfach Ihres Kontos.
        [push] Keine Mitteilungen in unserer App.
        [web] Keine Nachrichten auf unserer Website.
        [branch] Keine Gespräche in einer Filiale.
       *[all] Kein Kontakt, den Sie nach dem Gesetz ablehnen können.
    }
}
portal-wishes-when = { $how ->
    [click] Sie haben es hier mit einem Klick gesagt, am { $day }.
    [words] Sie haben es uns mit eigenen Worten gesagt, am { $day }.
    [staff] Jemand von uns hat es für Sie notiert, am { $day }.
   *[file] Aus unseren früheren Unterlagen übernommen, am { $day }.
}
portal-wishes-note = Sie können das jederzeit zurücknehmen. Werbung bekommen Sie auch dann nur, wenn Sie ihr zustimmen.
portal-wishes-back-ads = Ich nehme meinen Widerspruch gegen Werbung zurück.
portal-wishes-back-all = Ich nehme meinen Widerspruch zurück.
portal-wishes-button-ads = Zurücknehmen, was Werbung betrifft
portal-wishes-button-all = Alles zurücknehmen
