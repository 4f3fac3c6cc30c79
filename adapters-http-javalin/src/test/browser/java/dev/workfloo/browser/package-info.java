/**
 * Pages as people see them: in Debian's Chromium, on a desk and on a telephone, with scripts and without. Each page is judged whenever it is
 * shown: no error in the console, nothing that the content policy forbids, nothing asked of another host, nothing that axe finds, and all
 * of it within reach of the keyboard. Begin at {@code Visitor}; {@code PlantedFaultsIT} shows that each judgement can fail.
 */
package dev.workfloo.browser;
