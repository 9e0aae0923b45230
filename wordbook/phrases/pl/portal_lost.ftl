# What stands at an address where nothing is.
portal-lost-title = Pod tym adresem nie ma strony
portal-lost-try = Prosimy sprawdzić, czy w adresie nie ma literówki. Jeśli trafili tu Państwo z jakiejś wiadomości, prosimy nie otwierać innych linków w niej, dopóki nie sprawdzą Państwo, czy jest od nas.
portal-lost-back = Przejdź do strony z informacjami
