// Passkeys: asks the browser for one, or to make one, and sends its answer with the form.  Without this the app's code does.
"use strict";
(() => {
  const can = window.isSecureContext && "PublicKeyCredential" in window;
  const decoded = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const encoded = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // Browsers from before 2025 have no parse...FromJSON and no toJSON.
  const opened = (options) => {
    const all = { ...options, challenge: decoded(options.challenge) };
    if (all.user) all.user = { ...all.user, id: decoded(all.user.id) };
    for (const list of ["allowCredentials", "excludeCredentials"])
      if (all[list]) all[list] = all[list].map((one) => ({ ...one, id: decoded(one.id) }));
    return all;
  };
  const written = (made) => {
    const response = { clientDataJSON: encoded(made.response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"])
      if (made.response[name]) response[name] = encoded(made.response[name]);
    return JSON.stringify({ id: made.id, rawId: encoded(made.rawId), type: made.type, response, clientExtensionResults: {} });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!can) continue;
    const isNew = form.dataset.passkey === "new";
    const said = form.querySelector("[role=status]");
    let running = null;

    const ask = async (mediation) => {
      if (running) running.abort();
      running = new AbortController();
      const { signal } = running;
      const token = form.elements.csrfmiddlewaretoken.value;
      const sent = await fetch(form.dataset.question, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "error" });
      const told = await sent.json();
      if (!sent.ok) throw new Error(told.error);
      if (signal.aborted) return;
      const asked = { publicKey: opened(told.publicKey), signal, ...(mediation && { mediation }) };
      const made = isNew ? await navigator.credentials.create(asked) : await navigator.credentials.get(asked);
      form.elements.credential.value = written(made);
      form.submit();
    };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.textContent = "Your browser or your device asks you now.";
      try {
        await ask("");
      } catch (error) {
        said.textContent =
          error.name === "InvalidStateError" ? "This device has a passkey for here already." :
          error.name === "NotAllowedError" ? "It was cancelled, or there is no passkey for here. Try again, or use the other way." :
          `It did not work: ${error.message}`;
      }
    });

    // The browser offers passkeys by itself where the field for the link is.
    const field = document.querySelector("input[autocomplete~=webauthn]");
    const offers = PublicKeyCredential.isConditionalMediationAvailable;
    if (field && !isNew && offers)
      offers.call(PublicKeyCredential).then((yes) => yes && ask("conditional")).catch(() => {});
    form.hidden = false;
    for (const without of document.querySelectorAll("[data-without-passkey]")) without.hidden = true;
  }
})();
