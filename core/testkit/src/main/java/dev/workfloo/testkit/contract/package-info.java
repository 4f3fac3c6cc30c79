/**
 * What a store, connectors and the other driven ports must do, as tests for those who write their own. A test class of theirs
 * extends a contract and says what is tested:
 *
 * <ul>
 *   <li>{@link dev.workfloo.testkit.contract.StoreContract}: a {@code Store}, with all that it keeps
 *   <li>{@link dev.workfloo.testkit.contract.FileFormatsContract}: {@code FileFormats}
 * </ul>
 *
 * They need JUnit Jupiter alone.
 */
@NullMarked
package dev.workfloo.testkit.contract;

import org.jspecify.annotations.NullMarked;
