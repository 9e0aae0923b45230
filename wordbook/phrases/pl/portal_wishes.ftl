portal-wishes-heading = O co nas Państwo prosili
portal-wishes-what = { $kind ->
    [objection] { $purpose ->
        [ads] Żadnych reklam.
        [all] Żadnych kontaktów, których według prawa można odmówić.
       *[other] Żadnych kontaktów pewnego rodzaju, wobec których można wnieść sprzeciw.
    }
    [do_not_call] Żadnych telefonów z ofertami.
   *[opt_out] { $channel ->
        [email] Żadnych e-maili.
        [sms] Żadnych SMS-ów.
        [voice] Żadnych telefonów.
        [post] Żadnych listów.
        [inbox] Żadnych wiadomości w skrzynce na koncie.
        [push] Żadnych powiadomień w naszej aplikacji.
        [web] Żadnych wiadomości na naszej stronie.
        [branch] Żadnych rozmów w placówce.
       *[all] Żadnych kontaktów, których według prawa można odmówić.
    }
}
portal-wishes-when = { $how ->
    [click] Zgłoszone tutaj jednym kliknięciem, { $day }.
    [words] Zgłoszone własnymi słowami, { $day }.
    [staff] Zapisane przez naszego pracownika, { $day }.
   *[file] Przejęte z naszych wcześniejszych zapisów, { $day }.
}
portal-wishes-note = Można to cofnąć w każdej chwili. Reklam i tak nie będziemy wysyłać, dopóki nie wyrażą Państwo na nie zgody.
portal-wishes-back-ads = Cofam sprzeciw wobec reklam.
portal-wishes-back-all = Cofam sprzeciw.
portal-wishes-button-ads = Cofnij to, co dotyczy reklam
portal-wishes-button-all = Cofnij wszystko
