/**
 * What a store, connectors and the other driven ports must do, as tests for those who write their own. A test class of theirs
 * extends a contract and says what is tested:
 *
 * <ul>
 *   <li>{@link dev.workfloo.testkit.contract.StoreContract}: a {@code Store}, with all that it keeps
 *   <li>{@link dev.workfloo.testkit.contract.ConnectorsContract}: {@code Connectors}, who ask bureaus and other services
 *   <li>{@link dev.workfloo.testkit.contract.NipSenderContract}: a {@code NipSender}, who sends consent codes
 *   <li>{@link dev.workfloo.testkit.contract.VerificationProvidersContract}: {@code VerificationProviders}, who judge one-time codes
 *   <li>{@link dev.workfloo.testkit.contract.PdfRendererContract}: a {@code PdfRenderer}
 *   <li>{@link dev.workfloo.testkit.contract.FileFormatsContract}: {@code FileFormats}
 * </ul>
 *
 * {@link dev.workfloo.testkit.contract.PlayedService} plays a service over HTTP for them, in any trouble. They need JUnit Jupiter, and nothing of jqwik.
 */
@NullMarked
package dev.workfloo.testkit.contract;

import org.jspecify.annotations.NullMarked;
