module law

/*
 * The law of Paranoid, and the algorithm that keeps it: one delete, one restore, one hard delete, as single steps.
 * Each check below says of every state that keeps the invariant, that one step leads to a state that keeps it too.
 * So it holds for runs of any length, on all graphs within the scope, cycles included.
 * The numbers of rows and deletions are the scope. -Dparanoid.specification.rows= makes it larger.
 */

/** A row, and its parents along relations that cascade or restrict. */
sig Row { var parents: set Row }
/** Rows that have been removed for good. */
var sig Gone in Row {}

/** A delete of one root. It is active until it is lifted, or until its root is removed. */
sig Deletion { root: one Row }
var sig Active in Deletion {}

/** The mark of a hidden row: the deletion that holds it. A row without a mark is live. */
one sig Marks { var holder: Row -> lone Deletion }

fun hidden: set Row { Marks.holder.Deletion }
fun live: set Row { Row - Gone - hidden }

/** A deletion reaches its root and all rows below it. */
fun reach[d: Deletion]: set Row { d.root.*(~parents) }

/** THE LAW. */
pred law { hidden = { r: Row | some d: Active | r in reach[d] } }

/** What the engine keeps beside it: holders are active and reach their rows, and a root has one deletion, which holds it. */
pred marks {
  all r: hidden | let h = r.(Marks.holder) | h in Active and r in reach[h]
  all d: Active | d.root.(Marks.holder) = d
  no Gone.parents and no parents.Gone and no Active.root & Gone
}

pred valid { law and marks }

/** Rows from which `from` is reached downwards, through rows of `within` alone. */
fun below[from, within: set Row]: set Row { from.^(~parents :> within) }

/** T1 and T2: the root takes the mark of the new deletion; so do the live rows that hang below it. */
pred delete[d: Deletion] {
  d not in Active and d.root not in Gone
  no a: Active | a.root = d.root
  let root = d.root |
  let spread = (root in live => below[root, live] else none) |
    Marks.holder' = Marks.holder ++ ((root + spread) -> d)
  Active' = Active + d
  Gone' = Gone and parents' = parents
}

/** T3 and T4: rows with another hidden row above are handed over, the others become live. */
pred lift[d: Deletion] {
  d in Active
  Active' = Active - d
  Gone' = Gone and parents' = parents
  giveUp[Marks.holder.d]
}

/** The rows in `given` have lost their holder: what hangs below other hidden rows stays hidden, with a mark from there. */
pred giveUp[given: set Row] {
  let outside = hidden - given |
  let stays = given & below[outside, given] {
    all r: Row - stays | r.(Marks.holder') = (r in outside => r.(Marks.holder) else none)
    all r: stays | some h: outside.(Marks.holder) {
      r.(Marks.holder') = h
      r in below[outside & Marks.holder.h, stays]
    }
  }
}

/** A hard delete removes the root and all below it, whoever hides it. Deletions whose roots are gone are closed. */
pred purge[r: Row] {
  let gone = r.*(~parents) {
    Gone' = Gone + gone
    parents' = parents - (gone -> Row) - (Row -> gone)
    Active' = Active - root.gone
    Marks.holder' = Marks.holder - (gone -> Deletion)
  }
}

check DeleteKeepsTheLaw { all d: Deletion | valid and delete[d] implies after valid } for 4 Row, 3 Deletion, 2 steps
check LiftKeepsTheLaw { all d: Deletion | valid and lift[d] implies after valid } for 4 Row, 3 Deletion, 2 steps
check PurgeKeepsTheLaw { all r: Row | valid and purge[r] implies after valid } for 4 Row, 3 Deletion, 2 steps

/** 1. A restore brings back exactly what its delete hid. */
check ExactRestore {
  all d: Deletion | valid and delete[d] and after lift[d] implies after after live = live
} for 4 Row, 3 Deletion, 3 steps

/** 4. The live rows follow from the active deletions alone: so deletes commute, and so do restores. */
check DeletesCommute {
  all disj d, e: Deletion | valid and delete[d] and after delete[e] implies
    after after hidden = hidden + reach[d] + reach[e]
} for 4 Row, 3 Deletion, 3 steps

/** 5. No live row stands under a hidden parent. */
check NoLiveRowUnderAHiddenParent { valid implies no hidden & live.parents } for 4 Row, 3 Deletion, 1 steps

/** Not empty words: there are such states and steps. 3. Two parents: a row is handed over. */
run HandedOver {
  valid
  some disj d, e: Deletion, r: Row {
    r.(Marks.holder) = d and r != d.root
    lift[d]
    after (r.(Marks.holder) = e)
  }
} for 4 Row, 2 Deletion, 2 steps
run InACycle { valid and some r: Row | r in r.^parents and r in hidden } for 3 Row, 2 Deletion, 1 steps
run Purged { valid and some r: Row | r not in Gone and purge[r] and some Active - Active' } for 3 Row, 2 Deletion, 2 steps
run Deleted { valid and some d: Deletion | delete[d] and #(Marks.holder'.d) > 2 } for 4 Row, 2 Deletion, 2 steps
