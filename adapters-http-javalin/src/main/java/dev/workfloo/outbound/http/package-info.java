/**
 * One exchange over HTTP/1.1, as far as bytes go. Begin with {@code HttpClient}; {@code Network} is what it asks for addresses.
 * The life of an exchange:
 *
 * <ol>
 *   <li>{@code HttpClient} takes a request, gives it a thread, and waits no longer than the request's time;
 *   <li>{@code HttpExchange} takes an idle connection, if one is kept for the service and is still quiet;
 *   <li>else {@code AddressResolver} looks up the host and leaves out addresses that are not allowed;
 *   <li>it connects to the first address that answers, and speaks TLS where the URL says https;
 *   <li>{@code HttpConnection} writes the request and reads the answer, each part of it within a bound;
 *   <li>the connection is kept or closed, and the caller gets an {@code HttpResponse}, or a {@code NoResponse} that says
 * why not.
 * </ol>
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.outbound.http;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
