// Before all other scripts: gives a text of theirs in the page's language, its fields filled in, as in
// say("Sending {at} of {total}", { at: 1, total: 2 }). The texts stand in the page, see qa/web/texts.py.

const texts = JSON.parse(document.querySelector("#texts").textContent);
window.say = (text, fields = {}) => (texts[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => fields[name]);
