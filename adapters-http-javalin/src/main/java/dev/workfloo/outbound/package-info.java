/**
 * Turns to the outside: services and message gateways over HTTP, e-mail over SMTP, and callbacks. Whatever goes wrong there is
 * an answer, and nothing that is sent or answered gets into a log, an error or a URL.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.outbound;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
