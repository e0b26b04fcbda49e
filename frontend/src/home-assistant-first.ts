/**
 * Waits until Home Assistant's own code has run; imported before everything else.
 *
 * That code replaces the page's registry of elements and the class they extend. What was
 * defined before is lost to it: it would wait for our dashboard in vain.
 */

await customElements.whenDefined("home-assistant");

export {};
