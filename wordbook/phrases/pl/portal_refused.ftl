# Answers for what cannot be taken: too much at once, or what arrived incomplete.
portal-refused-large-title = Przesłano więcej, niż możemy przyjąć
portal-refused-nothing = To, co Państwo przed chwilą wysłali, do nas nie dotarło. Niczego z tego nie wykonaliśmy.
portal-refused-large-again = Prosimy cofnąć się w przeglądarce i wysłać mniej: krótszy tekst albo mniejszy plik. Przyjmujemy najwyżej jeden megabajt, a z dowodami do zgłoszenia szkody – dziesięć.
portal-refused-broken-title = To, co Państwo wysłali, nie dotarło w całości
portal-refused-broken-again = Prosimy cofnąć się w przeglądarce i spróbować ponownie. Większość przeglądarek zachowuje wpisany tekst.
portal-refused-safe = Nie mówi to nic o Państwu ani o Państwa danych.
