/**
 * What people look at: the report of a run as one self-contained HTML file, and drawings of
 * circuits.
 *
 * <p>The report's text is the FreeMarker template {@code report.html.ftl}; everything that comes
 * from files or users is escaped there.
 */
package io.qubridge.app.report;
