/**
 * What the API does, an operation at a time. Begin with a group of them, such as
 * {@link dev.workfloo.http.operation.StepOperations}; which there are is said where the service is put together. A
 * {@link dev.workfloo.http.operation.Route} declares one: its path, who may, what it takes, and the method that does it, from a
 * {@link dev.workfloo.http.operation.Call} to an {@link dev.workfloo.http.operation.Answer}. How requests are read is not
 * known here.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.http.operation;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
