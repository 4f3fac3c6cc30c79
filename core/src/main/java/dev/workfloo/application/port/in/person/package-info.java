/**
 * How persons are given a way to their execution, come to it, and leave. Begin with
 * {@link dev.workfloo.application.port.in.person.InvitePerson}; a page that people see begins with
 * {@link dev.workfloo.application.port.in.person.AdmitPerson}.
 */
@NullMarked
@PrimaryPort
package dev.workfloo.application.port.in.person;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
