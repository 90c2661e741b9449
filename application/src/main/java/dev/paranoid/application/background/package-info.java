/**
 * Large work: the same transitions as in a call, in a sequence of short transactions, and what came of it.
 *
 * <h2>In the background</h2>
 *
 * <p>{@code LargeWork} and {@code LargeRestores} do to the roots what is to be done, open a job for each item
 * ({@code paranoid_job}) and leave. {@code Background} carries a job on, a chunk a transaction: it locks the job's
 * row, has the work of the job's <em>stage</em> advance slice by slice until it is time to commit, and notes the
 * cursor. So cursor and effect are one.
 *
 * <ul>
 *   <li><strong>{@code LOOK}, {@code JUDGE}, {@code CLEAR}</strong>: a delete that something may refuse; what it reaches
 *     is collected ({@code paranoid_collected}) and judged, before anything below the root is hidden; then thrown
 *     away. A restore meanwhile ends the look at once</li>
 *   <li><strong>{@code ADOPT}</strong>: a restore of a row that another program moved away from what hid it; what came
 *     along with it takes the mark of the deletion that the call has given to that row. Where the database refuses one of
 *     these rows, that deletion is lifted, and the rows go back to the deletions that held them</li>
 *   <li><strong>{@code COMPARE}</strong>: a restore of types with unique values; conflicts are looked for among all
 *     members; what nothing refuses is closed then</li>
 *   <li><strong>{@code SPREAD}</strong>: all; T2: the frontier of the component is drained</li>
 *   <li><strong>{@code RESOLVE}</strong>: a restore, a refused delete, what lost its root; T4, parents' types first. In
 *     a cycle of types rows are handed over, round after round, before the rest becomes live. What was detached from
 *     rows comes back before these become live, so that it can come a slice at a time</li>
 *   <li><strong>{@code COLLECT}, {@code JUDGE}, {@code REMOVE}</strong>: a hard delete; collected and judged; then
 *     children first</li>
 * </ul>
 *
 * <ul>
 *   <li><em>Turns.</em> Types that relations connect are a <em>component</em>. Its jobs run one after another, in the
 *     order of their numbers. A job that waits holds neither thread nor connection. Calls never wait for jobs.</li>
 *   <li><em>Every job drains.</em> After its own work, a job spreads below every row in the frontier of its component,
 *     whoever holds that: so nothing that is owed outlives the last job, but for rows that the database does not let it
 *     hide below the row of another's deletion: that row keeps its place, and the next job tries again.</li>
 *   <li><em>Refused.</em> What restricts and came too late refuses a delete while it is at work; so does a trigger. A
 *     deletion that was accepted is never refused after that.</li>
 *   <li><em>A foreign key that nobody declared</em>, made after the start, refuses a hard delete: {@code JUDGE} asks the
 *     catalogue for such keys and looks along them, before anything is removed. Rows that go without being collected are
 *     not looked at; there, what is gone by then stays gone.</li>
 *   <li><em>A value that is taken</em> when its row has to become live keeps that row hidden (T5). A small hard delete
 *     does the same with rows that lose their deletion to it.</li>
 *   <li><em>A restore that the database refuses</em> (a trigger, a CHECK) is found row by row, answered
 *     {@code refused-by-database}, and reopened (T6): what was live already is hidden again. Where its deletion cannot be
 *     active again, the job tries until the database lets it: it holds up the other jobs of its types, and health says
 *     so.</li>
 *   <li><em>A restore of a delete in progress</em> closes it: T3, then T4. No stage is undone.</li>
 *   <li><em>A restore below rows that others are giving up</em> becomes a job too (202): its rows might become live and
 *     be hidden again.</li>
 *   <li><em>A hard delete</em> hides its root with its own mark while it works. Children that came since (the foreign
 *     key says so: {@code StillReferenced}) are collected; what has gone stays gone. Rows to which nothing belongs go with
 *     their parents without being collected, unless a policy judges their type, they restrict, or are detached: they are
 *     most of the rows, and to write them down costs as much as to remove them. Where it removes what a soft delete
 *     detaches, whichever transaction comes to the child first decides.</li>
 *   <li><em>Who works.</em> {@code BackgroundScheduler} takes components ({@code paranoid_worker}), one a thread, with a
 *     lease of 4 s by the database's clock that the node renews every second. A component keeps its thread for 2 s while
 *     others wait. What there is to do is asked of the jobs themselves. Each job has a fence: who claims it raises it, and
 *     a chunk locks the job only with the fence it claimed, so a node that was paused and wakes up changes nothing. A
 *     transaction that it left open is ended by the server: the session's {@code wait_timeout} is 10 s within a
 *     chunk.</li>
 *   <li><em>One connection works on a job.</em> Two that share its rows by ranges of keys were tried: on two cores they
 *     took a fifth off deletes and nothing off restores.</li>
 *   <li><em>Progress</em> is in the job's state, so it moves in the transaction that moves the rows. Before it is known,
 *     a total is estimated from what the optimizer knows of the indexes (one {@code EXPLAIN} a relation).</li>
 *   <li><em>Final answers.</em> {@code paranoid_accepted} keeps the outcome of a request that was accepted and a draft
 *     of the message, {@code paranoid_awaited} the jobs it waits for. The transaction that ends the last of them writes
 *     the answer to the outbox ({@code Settlement}). A job's last state stays, so each outcome is asked of the job that it
 *     was accepted by. A node that tells no answers, one without Kafka, leaves what it has ended to those that do: they look
 *     for that every second.</li>
 *   <li><em>A chunk that the database refuses</em> is done again as one slice: its slices may have been of several stages, and
 *     the stage says who is refused. Where rows of one slice may be of several deletions, it is halved until one row says
 *     whose it is.</li>
 *   <li><em>Stalls.</em> A job whose turn it is and that has not moved for 30 s makes health DOWN; a metric and a line
 *     in the log name it.</li>
 *   <li><em>Jobs of version 5</em> and older are taken over at start ({@code OlderJobs}): all rows that their deletions
 *     hold enter the frontier, and the work goes on from there.</li>
 * </ul>
 */
@NullMarked
package dev.paranoid.application.background;

import org.jspecify.annotations.NullMarked;
