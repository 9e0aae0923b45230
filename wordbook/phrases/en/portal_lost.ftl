# What stands at an address where nothing is.
portal-lost-title = There is no page at this address
portal-lost-try = Check the address for a typing error. If a message led you here, do not open its other links before you have checked whether it is from us.
portal-lost-back = Go to the information page
