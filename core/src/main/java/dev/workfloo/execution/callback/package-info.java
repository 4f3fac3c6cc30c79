/** What has become of callbacks: {@code CallbackDelivery}, and the receipt that is kept of one that is over. */
@NullMarked
package dev.workfloo.execution.callback;

import org.jspecify.annotations.NullMarked;
