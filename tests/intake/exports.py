"""Exports of other tools: their headings and layout as the tools write them, their contents invented."""
# ruff: noqa: E501 - rows are as long as the tools write them

MICROSOFT = """\
ID;Start time;Completion time;Email;Name;Last modified time;What is your idea?;How would it work?;Which table?
1;10/9/26 11:02:31;10/9/26 11:03:10;anonymous;Ann;;A shared van;Booked by phone;Table 2
2;10/9/26 11:04:00;10/9/26 11:05:00;anonymous;;;Życzliwość;;Table 3
3;10/9/26 11:06:00;10/9/26 11:07:00;anonymous;Bob;;A shared van;Booked by phone;Table 2
"""

GOOGLE = """\
Timestamp,Email Address,Your idea,Your name,Tick all that apply
2026/09/10 11:02:31 AM GMT,ann@example.org,"Breakfast club, then lifts",Ann,"Young people, Carers"
2026/09/10 11:04:00 AM GMT,bob@example.org,"6, 2, 3",None,Carers
"""

DECIDIM = """\
id;participatory_space/id;participatory_space/url;component/id;title/en;title/cy;body/en;body/cy;category/name/en;state;votes;url;published_at
17;3;https://decidim.example/processes/a;8;<p>Bike sheds</p>;;"<p>Dry &amp; <b>lit</b>.</p><p>Free.</p>";;Travel;accepted;12;https://decidim.example/p/17;2026-09-01 10:00:00 UTC
18;3;https://decidim.example/processes/a;8;;Siediau beiciau;;Sych a golau;Travel;;3;https://decidim.example/p/18;2026-09-02 10:00:00 UTC
"""

LOOMIO_GROUP = """\
Export for Riverside Neighbours

Groups (1)
Id,Key,Name,Description,Created at
1,aB3,Riverside Neighbours,,2026-01-01 10:00:00 UTC

Memberships (1)
Group,User,User name,User email,Admin,Created at,Accepted at
1,7,Ann,ann@example.org,true,2026-01-01 10:00:00 UTC,2026-01-01 10:00:00 UTC

Discussions (2)
Id,Topic,Author,Author name,Title,Description,Created at
11,21,7,Ann,A tool library,"Borrow, do not buy",2026-02-01 10:00:00 UTC
12,22,8,Bob,Street trees,,2026-02-02 10:00:00 UTC

Comments (1)
Id,Group,Topic,Author,Author name,Title,Author name,Body,Created at
31,1,21,8,Bob,A tool library,Bob,Good,2026-02-03 10:00:00 UTC

Polls (0)
Id,Key,Topic,Author,Author name,Title,Details,Closing at,Closed at,Created at,Poll type,Custom fields

"""

LOOMIO_POLL = """\
poll
id,group_id,title,author_name,created_at,voters_count
5,1,Where first?,Ann,2026-03-01 10:00:00 UTC,2
poll_options
id,poll_id,name,name_format,rank,score,score_percent,max_score_percent,voter_percent,average,voter_count,color
51,5,Elton Street,plain,1,7,70.0,100.0,100.0,3.5,2,#ff0000
52,5,Addison Square,plain,2,3,30.0,42.0,50.0,1.5,1,#00ff00
votes
id,poll_id,voter_id,voter_name,member_title,delegate,created_at,updated_at,reason,reason_format,Elton Street,Addison Square
91,5,7,Ann,,,2026-03-02T10:00:00Z,2026-03-02T10:00:00Z,Nearer,html,4,3
"""

POLIS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1593461131,Mon Jun 29 2020,0,0,50,1,1,"More cycling, and walking."
1593461494,Mon Jun 29 2020,2,7,44,3,-1,Fewer cars by the school.
"""

POLIS_VOTES = "timestamp,datetime,comment-id,voter-id,vote\n1593461131,Mon Jun 29 2020,0,3,1\n"

PABULIB = """\
META
key;value
description;Local budget of a small town
country;Poland
unit;Town
instance;2026
num_projects;3
num_votes;3
budget;1000
vote_type;approval
rule;greedy
date_begin;14.06.2026
date_end;24.06.2026
PROJECTS
project_id;cost;category;votes;name;target;selected
427;400;education,sport;2;Akademia Szkraba;children;1
915;300;public space;2;"Plac; zielony";None;1
12;500;health;1;Aktywny senior;seniors;0
VOTES
voter_id;age;sex;voting_method;vote
5642;33;F;internet;427,915
7230;65;F;paper;915,12
8987;30;M;internet;427
"""

PABULIB_POINTS = """\
META
key;value
unit;Toulouse
instance;2019
vote_type;cumulative
PROJECTS
project_id;cost;proposer;name;votes
1;7000;Julie;Compostons ensemble !;5
2;35000;Felix;Panneau;3
VOTES
voter_id;vote;points
0;1,2;3,2
1;2;1
"""

MIRO_LIST = """"What could help?"

"A shared van"
"Lifts, for everyone"
"Syniad da","<p>Bws nos</p>"
"""

MIRO_PLACES = (
    "Type,Text,Frame,Tags,X,Y,Created by\nsticky_note,<p>A shared van</p>,Table 1,travel,10,20,Ann\n"
)
