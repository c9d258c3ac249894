// The passkey button appears where the browser knows passkeys; the code by e-mail works everywhere.
(() => {
  const button = document.getElementById("passkey_login");
  if (button && window.PublicKeyCredential) button.hidden = false;
})();
