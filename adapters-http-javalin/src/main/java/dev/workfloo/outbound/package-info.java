/**
 * Turns to the outside: services and message gateways over HTTP, e-mail over SMTP, and callbacks. What goes wrong there is
 * an answer, and nothing that is sent or answered gets into a log, an error or a URL. Begin with {@code Outbound}, which puts
 * the ways together. The life of one call of a service:
 *
 * <ol>
 *   <li>{@code HttpConnectors} finds the service that the connector file ({@code file}) names, and writes the body;
 *   <li>its {@code Endpoint} adds headers, and waits for a permit of its {@code PeerLimits};
 *   <li>the limits refuse while the service counts as down;
 *   <li>the HTTP client ({@code http}) has the exchange, and tells what it was lost to, if it was;
 *   <li>the endpoint judges the status: an answer, a failure that may pass, or one for good;
 *   <li>the connectors read the answer by the names that definitions use.
 * </ol>
 *
 * <p>Codes go the same way through a {@code GatewayChannel}, or by {@code SmtpChannel} as e-mail ({@code mail}); callbacks go
 * through {@code HttpCallbacks}, to the URLs that clients name.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.outbound;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
