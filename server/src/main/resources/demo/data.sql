-- The same rows every time: lists of words, combined by arithmetic with coprime steps.
INSERT INTO users (username, full_name, email, created_at, updated_at)
  WITH RECURSIVE person (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM person WHERE k < 120)
  SELECT LOWER(CONCAT(first.text, '.', last.text)), CONCAT(first.text, ' ', last.text),
         IF(k % 9 = 0, NULL, LOWER(CONCAT(first.text, '.', last.text, '@example.org'))),
         '2025-01-07 08:15:00' + INTERVAL k * 2203 MINUTE,
         '2025-01-07 08:15:00' + INTERVAL k * 2203 + k % 4 * 3001 MINUTE
    FROM person
    JOIN JSON_TABLE('[
        "Ada", "Amir", "Anouk", "Beatriz", "Bruno", "Carla", "Chidi", "Clara", "Daniel", "Dilek", "Elena",
        "Emil", "Farah", "Felix", "Greta", "Hana", "Hugo", "Ines", "Ivan", "Jonas", "Julia", "Kenji",
        "Lena", "Leo", "Lucia", "Marek", "Maya", "Mina", "Nadia", "Noah", "Olga", "Omar", "Paula", "Priya",
        "Rafael", "Rosa", "Samira", "Theo", "Vera", "Yusuf"]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$')) first
      ON first.n = 1 + (k - 1) % 40
    JOIN JSON_TABLE('[
        "Abe", "Almeida", "Andersen", "Baker", "Costa", "Demir", "Fischer", "Lindqvist", "Garcia", "Haddad",
        "Horvat", "Ito", "Jansen", "Kaya", "Keller", "Kowalska", "Larsen", "Mbeki", "Moreau", "Murphy",
        "Novak", "Okafor", "Patel", "Quinn", "Ricci", "Santos", "Silva", "Tanaka", "Weber", "Zhou"]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$')) last
      ON last.n = 1 + k * 7 % 30
   ORDER BY k;

INSERT INTO tags (name, created_at, updated_at)
  SELECT text, '2025-01-07 08:00:00', '2025-01-07 08:00:00'
    FROM JSON_TABLE('[
        "travel", "cooking", "gardening", "music", "cycling", "photography", "books", "programming",
        "astronomy", "history", "guide", "essay", "diary", "question"]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$')) tag
   ORDER BY n;

-- Every subject in every form, once.
CREATE TEMPORARY TABLE blog AS
  WITH RECURSIVE story (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM story WHERE k < 800)
  SELECT k AS story_id, 1 + (k - 1) * 37 % 120 AS created_by,
         subject.text AS subject, subject.tag_id AS tag_id, form.text AS form, form.tag_id AS form_tag_id,
         CONCAT(opening.text, ' ', REPLACE(middle.text, '~', subject.text), ' ', closing.text) AS body,
         '2025-07-20 06:40:00' + INTERVAL k * 487 MINUTE AS created_at
    FROM story
    JOIN JSON_TABLE('[
        ["the night train to Vienna", 1], ["a week in Lisbon", 1], ["hiking on the Lofoten islands", 1],
        ["crossing Anatolia by bus", 1], ["sourdough bread", 2], ["a proper ragu", 2],
        ["fermented vegetables", 2], ["cooking for twelve", 2], ["tomatoes on a balcony", 3],
        ["a garden without a lawn", 3], ["winter vegetables", 3], ["bees in the city", 3],
        ["learning the cello at forty", 4], ["an old piano", 4], ["singing in a choir", 4],
        ["recording at home", 4], ["commuting by bike", 5], ["wheel building", 5],
        ["the Danube by bicycle", 5], ["riding through the night", 5], ["street photography", 6],
        ["developing film in the kitchen", 6], ["photographing the Milky Way", 6],
        ["portraits by window light", 6], ["rereading Middlemarch", 7], ["the short stories of Le Guin", 7],
        ["a year of poetry", 7], ["reading aloud to children", 7], ["deleting code", 8],
        ["reading stack traces", 8], ["pair programming", 8], ["writing documentation", 8],
        ["a first telescope", 9], ["the rings of Saturn", 9], ["counting meteors", 9],
        ["watching satellites", 9], ["the invention of the zip", 10], ["canal boats", 10],
        ["the lighthouses of Brittany", 10], ["medieval bookkeeping", 10]]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$[0]', tag_id INT PATH '$[1]')) subject
      ON subject.n = 1 + (k - 1) * 23 % 40
    JOIN JSON_TABLE('[
        ["What nobody told me about ~", 12], ["A beginner writes about ~", 13], ["~, one year later", 13],
        ["In praise of ~", 12], ["Seven mistakes with ~", 11], ["Why I came back to ~", 12],
        ["The slow way: ~", 12], ["Questions about ~, answered", 14], ["Letters to a friend on ~", 13],
        ["How ~ changed my Sundays", 13], ["~ without the fuss", 11], ["My grandmother and ~", 13],
        ["The true cost of ~", 14], ["A short guide to ~", 11], ["Against all advice: ~", 12],
        ["What I would do differently: ~", 11], ["Notes to myself on ~", 13],
        ["Is there too much talk of ~?", 14], ["Everything I got wrong about ~", 12],
        ["~ for the impatient", 11]]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$[0]', tag_id INT PATH '$[1]')) form
      ON form.n = 1 + ((k - 1) DIV 40 + (k - 1)) % 20
    JOIN JSON_TABLE('[
        "It began with a wet Saturday and nothing to do.",
        "A neighbour lent me everything I needed, and a warning.", "I had sworn never to try this again.",
        "Nobody in my family could explain it, so I asked around.", "For years I only read about it.",
        "The first attempt took four hours and taught me two things.",
        "My notebook from that spring is full of it."]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$')) opening
      ON opening.n = 1 + k % 7
    JOIN JSON_TABLE('[
        "With ~ the beginning is the hardest part, and the part that everybody skips.",
        "What I had read about ~ turned out to be half true.",
        "There is a right season for ~, and I had missed it.",
        "You need less than the shops say for ~, and more patience.",
        "People who know about ~ are glad to be asked."]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$')) middle
      ON middle.n = 1 + k * 3 % 5
    JOIN JSON_TABLE('[
        "I would start smaller today.", "The pictures are blurred, the memory is not.",
        "Ask me again in ten years.", "If you have done it another way, tell me below.",
        "It was worth every hour.", "I kept the receipts, which was a mistake.",
        "My sister still does not believe it.", "Next week: what went wrong.", "Some of it even worked.",
        "Thank you to everyone who wrote in."]', '$[*]' COLUMNS (n FOR ORDINALITY, text VARCHAR(100) PATH '$')) closing
      ON closing.n = 1 + k * 7 % 10;

INSERT INTO stories (created_by, title, body, created_at, updated_at)
  SELECT created_by,
         IF(form LIKE '~%', REPLACE(form, '~', CONCAT(UPPER(LEFT(subject, 1)), SUBSTRING(subject, 2))), REPLACE(form, '~', subject)),
         body, created_at, created_at + INTERVAL story_id % 3 * 95 MINUTE
    FROM blog
   ORDER BY story_id;

INSERT INTO story_tags (story_id, tag_id)
  SELECT story_id, IF(which.k = 1, tag_id, form_tag_id)
    FROM blog CROSS JOIN (SELECT 1 AS k UNION ALL SELECT 2) which;

-- One to seven reviews a story, by different users, none of them its author.
INSERT INTO reviews (created_by, story_id, stars, text, created_at, updated_at)
  WITH RECURSIVE turn (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM turn WHERE k < 7)
  SELECT 1 + (created_by + (story_id * 31 + k * 23) % 119) % 120, story_id, opinion.stars, opinion.text,
         created_at + INTERVAL k * 1439 + story_id % 600 MINUTE,
         created_at + INTERVAL k * 1439 + story_id % 600 MINUTE
    FROM blog
    JOIN turn ON k <= 1 + story_id * 5 % 7
    JOIN JSON_TABLE('[
        [5, "Read it twice and sent it to my sister."],
        [5, "Exactly what I needed before trying it myself."],
        [5, "The best thing I have read here this month."], [5, "Made me laugh on the tram. Thank you!"],
        [5, "Clear, honest, and not a word too long."], [5, "I tried it on Sunday and it worked at once."],
        [5, "More of this, please."], [5, "You describe it just as it was for me."],
        [4, "Very good, though the ending comes too soon."], [4, "Good advice. I would add: bring gloves."],
        [4, "I disagree about the costs, and liked the rest."],
        [4, "Solid, and the tips in the middle saved me a day."],
        [4, "Nice to read something by somebody who has done it."], [4, "Would love to see more pictures."],
        [4, "Helpful. My own notes say nearly the same."], [4, "A fine read over breakfast."],
        [4, "Well told, even for those who know it already."],
        [3, "Some good ideas, but I got lost halfway."],
        [3, "Fine for a start, experts will miss the details."], [3, "I expected more about the tools."],
        [3, "Half of it was new to me."], [3, "Does this also hold in colder places?"],
        [3, "Nice story, thin on facts."], [3, "Could be shorter."],
        [2, "It did not work for me at all, twice."], [2, "The second part contradicts the first."],
        [2, "Too many opinions, too little practice."], [2, "I had hoped for a list of what to buy."],
        [1, "Sorry, but this is dangerous advice."], [1, "I stopped after the third paragraph."]]', '$[*]' COLUMNS (n FOR ORDINALITY, stars INT PATH '$[0]', text VARCHAR(100) PATH '$[1]')) opinion
      ON opinion.n = 1 + (story_id * 7 + k * 11) % 30
   ORDER BY story_id, k;

DROP TEMPORARY TABLE blog;
