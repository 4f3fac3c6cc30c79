/**
 * What the service is watched with: metrics, traces, and what its operator has to hear of; begin with
 * {@link dev.workfloo.server.watch.Instruments}, which joins the adapters to it.
 */
@NullMarked
package dev.workfloo.server.watch;

import org.jspecify.annotations.NullMarked;
