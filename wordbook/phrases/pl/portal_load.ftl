# What is said when more people ask at once than can be answered.
portal-load-title = W tej chwili pyta nas zbyt wiele osób naraz
portal-load-nothing = Nie wykonaliśmy niczego, o co Państwo przed chwilą prosili lub co Państwo wysłali.
portal-load-again = Prosimy spróbować ponownie za minutę. Jeśli wypełniali Państwo formularz, proszę cofnąć się w przeglądarce: większość przeglądarek zachowuje wpisany tekst.
portal-load-safe = Nie mówi to nic o Państwu ani o Państwa danych.
portal-load-reach = Mogą się Państwo z nami skontaktować także w ten sposób:
