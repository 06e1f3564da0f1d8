"""Whom sentences credit, family by family; every sentence is invented for the purpose.

A chain is written nearest first, "Reuters < the minister"; parallel chains are parted by "; ", and
"" stands for a sentence that credits nobody. What else the sentence says has to credit nobody.
"""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

ORDERS = [
    ("“The lift was never serviced,” said caretaker Oona Birk.", "caretaker Oona Birk"),
    ("“The lift,” said caretaker Oona Birk, “was never serviced.”", "caretaker Oona Birk"),
    (
        "The lift, said Oona Birk of the tenants' league, was never serviced.",
        "Oona Birk of the tenants' league",
    ),
    ("The lift was never serviced, wrote the inspector, Hal Dorn, in his notebook.", "Hal Dorn"),
    ("The lift was never serviced, the league's secretary wrote on its website.", "the league's secretary"),
    ("The lift, the landlord insisted, had been serviced in June.", "the landlord"),
    ("Never, said the landlord, had so many tenants complained at once.", "the landlord"),
    ("“Six lifts,” the firm told the council on Monday, “were out of order.”", "the firm"),
    ("The utility announced on its website that the pumps had been switched off.", "The utility"),
    ("The militia announced over loudspeakers that the curfew was lifted.", "The militia"),
    ("Ada Renn, a forecaster at Orle, said the areas round Belin could flood.", "Ada Renn"),
    ("Ida Roos, R-Lusk, said the ruling “preserves a vital tool” for the town.", "Ida Roos"),
    ("The mayor made clear that the pier had been sold.", "The mayor"),
    (
        "The serum, said Dr Ida Roos of the Lusk Institute, works in mice but was never sold.",
        "Dr Ida Roos of the Lusk Institute",
    ),
    ("“We can still win,’’ said Ida Torr, a baker.", "Ida Torr"),
    (
        "Vice Admiral Dan Moss, head of the harbour, said officials expected to end the search.",
        "Vice Admiral Dan Moss",
    ),
    ("Authorities said shortly after the raid that a man had been held.", "Authorities"),
    ("The treasurer has expressed optimism that the mill was saved.", "The treasurer"),
    ("The mayor made it plain the pier had been sold.", "The mayor"),
    ("“We lost the lot,” sighed baker Tom Arne.", "baker Tom Arne"),
    ("“We lost the lot”, baker Tom Arne recalls.", "baker Tom Arne"),
    ("The prosecution said the ledger was forged.", "The prosecution"),
    ("The defence argued that the ledger was genuine.", "The defence"),
    ("The leadership insisted that the vote was fair.", "The leadership"),
    ("The delegation said it would leave on Friday.", "The delegation"),
    ("The bridge will stay shut, the highways agency went on.", "the highways agency"),
    ("The bridge is shut and, the mayor added, will stay so.", "the mayor"),
    ("The firm lost 40 million crowns last year, its owner, Belmar, announced in May.", "Belmar"),
    ("Asked whether the bridge was safe, the engineer replied that it was not.", "the engineer"),
    ("“No,” the engineer replied when asked whether the bridge was safe.", "the engineer"),
    ("Speaking at the pier, harbour master Ida Roos said two boats were missing.", "harbour master Ida Roos"),
    (
        "Two boats were missing, harbour master Ida Roos said, adding that a third had been found.",
        "harbour master Ida Roos",
    ),
    (
        "Harbour master Ida Roos, who has held the post since May, said two boats were missing.",
        "Harbour master Ida Roos",
    ),
    ("One of the passengers said the brakes had failed.", "One of the passengers"),
    ("Dozens of residents told how the water rose.", "Dozens of residents"),
    ("Two of the victim's cousins said the door was locked.", "Two of the victim's cousins"),
    ("The door was locked, said someone who works in the kitchen.", "someone who works in the kitchen"),
    ("Researchers at Lund have found that the reef is recovering.", "Researchers at Lund"),
    ("The court of appeal found that the search had been unlawful.", "The court of appeal"),
    ("Of the 90 samples, the laboratory found, 12 held lead.", "the laboratory"),
    ("The commission concluded that the pilot was tired.", "The commission"),
    ("The landlord, Ms Ortiz said, never came.", "Ms Ortiz"),
    ("The tunnel, engineers warned as early as 2015, could flood.", "engineers"),
    ("“The lake is dying,” reads a report by the institute.", "a report"),
    ("The notice on the door read: “Closed until May.”", "The notice on the door"),
    ("The chief was quick to deny that his men had fired.", "The chief"),
    ("The head says pay has doubled; the union says it has not.", "The head; the union"),
]

OPINIONS = [
    ("In the view of the tenants' league, the lift was a trap.", "the tenants' league"),
    ("In the words of one diplomat, the talks were “a farce”.", "one diplomat"),
    ("The talks were “a farce”, in the words of one diplomat.", "one diplomat"),
    ("By the navy's own account, the ship was never seaworthy.", "the navy"),
    ("By his own admission, Hal Dorn had not read the file.", ""),
    ("In Hal Dorn's opinion, the wall was built without a permit.", "Hal Dorn"),
    ("As the mayor tells it, the bus never stopped.", "the mayor"),
    ("As the coroner sees it, the alarm was too quiet.", "the coroner"),
    ("The talks, as one diplomat put it, are on life support.", "one diplomat"),
    ("As Hal Dorn noted in his report, the wall was cracked.", "Hal Dorn"),
    ("The tower is leaning, as the surveyors had warned.", "the surveyors"),
    ("In view of the storm, the match was called off.", ""),
    ("In other words, the match was lost.", ""),
    ("On no account may the door be opened.", ""),
    ("The lighthouse came into view at dawn.", ""),
    ("As the storm grew, the crowd left.", ""),
]

RELAYS = [
    ("Speaking to the Ardmore Herald, the vet said three foxes were found.", "the Ardmore Herald < the vet"),
    (
        "In an interview with the weekly Der Bote, the vet said three foxes were found.",
        "the weekly Der Bote < the vet",
    ),
    ("The vet told the Ardmore Herald that three foxes were found.", "the Ardmore Herald < The vet"),
    ("The vet told Radio Meridian that three foxes were found.", "Radio Meridian < The vet"),
    (
        "Three foxes were found, the vet told the newspaper Lo Specchio.",
        "the newspaper Lo Specchio < the vet",
    ),
    ("“Three foxes,” the vet told AFP by telephone, “were found.”", "AFP < the vet"),
    ("The vet told a neighbour that three foxes were found.", "The vet"),
    ("The vet told the hearing that three foxes were found.", "The vet"),
    ("The vet told Hal Dorn that three foxes were found.", "The vet"),
    (
        "In a statement carried by the state agency NOVA, the junta said the airport was shut.",
        "the state agency NOVA < the junta",
    ),
    ("The airport is shut, the junta said in a message carried by Kyodo.", "Kyodo < the junta"),
    (
        "The group claimed responsibility for the raid in a video aired by the channel Al-Bahr.",
        "the channel Al-Bahr < The group",
    ),
    ("The group said in a statement seen by Reuters that it had left the town.", "Reuters < The group"),
    ("The ministry said in a statement that it had left the town.", "The ministry"),
    ("In a letter to parliament, the ministry said it had left the town.", "the ministry"),
    ("A nurse quoted by the Ardmore Herald said the ward was full.", "the Ardmore Herald < A nurse"),
    ("A nurse, quoted by Xinhua, put the number of patients at 40.", "Xinhua < A nurse"),
    (
        "Xinhua quoted a clerk at the county land office as saying that the map was wrong.",
        "Xinhua < a clerk at the county land office",
    ),
    ("“The map is wrong,” a clerk was quoted by Xinhua as saying.", "Xinhua < a clerk"),
    ("A clerk was quoted as saying that the map was wrong.", "A clerk"),
    (
        "The broadcaster NTN reports that, in the view of the architects' guild, the tower is unsafe.",
        "The broadcaster NTN < the architects' guild",
    ),
    (
        "The agency NOVA, citing the newspaper Novi Dan, which in turn cited a colonel, said it was shut.",
        "The agency NOVA < the newspaper Novi Dan < a colonel",
    ),
    ("Reuters, citing a colonel, said the tunnel was shut.", "Reuters < a colonel"),
    ("Citing a colonel, Reuters said the tunnel was shut.", "Reuters < a colonel"),
    ("The tunnel is shut, Reuters reported, citing a colonel.", "Reuters < a colonel"),
    (
        "The tunnel is shut, the tabloid Blitz wrote, with reference to a colonel.",
        "the tabloid Blitz < a colonel",
    ),
    (
        "It is shut, said a report by the mission Clear Road, based on interviews with drivers.",
        "a report by the mission Clear Road < interviews with drivers",
    ),
    (
        "The tunnel is shut, according to a report in the Ardmore Herald, which cited two drivers.",
        "a report in the Ardmore Herald < two drivers",
    ),
    ("Reuters reported that a colonel told troops the tunnel was shut.", "Reuters < a colonel"),
    (
        "The ministry said it had been told by the embassy that the tunnel was shut.",
        "The ministry < the embassy",
    ),
    (
        "A driver told the Ardmore Herald that police had said the tunnel was shut.",
        "the Ardmore Herald < A driver < police",
    ),
    ("Port records obtained by Reuters reveal that two ships left.", "Reuters < Port records"),
    ("The talks failed, according to two diplomats quoted by Reuters.", "Reuters < two diplomats"),
    ("The paper cited two diplomats who said the talks had failed.", "The paper < two diplomats"),
    ("The owner told the BBC's Persian service that he was well.", "the BBC's Persian service < The owner"),
    ("In comments to Reuters, the minister ruled out new tariffs.", "Reuters < the minister"),
    ("Figures published by the fisheries ministry show that two ships left.", "Figures"),
    ("The shop closed on Monday, citing a lack of staff.", ""),
    ("The keeper withdrew from the squad, citing a sore knee.", ""),
    ("The council shut the road, citing public safety.", ""),
    ("The film is based on a novel by Hal Dorn.", ""),
]

PASSIVES = [
    ("The raid was confirmed by the governor and by the Red Cross.", "the governor; the Red Cross"),
    ("The leak was first reported by a garden centre in Upper Lea.", "a garden centre in Upper Lea"),
    ("The leak was reported by two of the owner's neighbours.", "two of the owner's neighbours"),
    ("It was announced by the court on Friday that the king had died.", "the court"),
    ("The raid has been denied by both the club and the union.", "the club; the union"),
    ("As reported by the Ardmore Herald, the king has died.", "the Ardmore Herald"),
    ("The minister was told by doctors that the king had died.", "doctors"),
    ("The goods were carried by train.", ""),
    ("The prize was claimed by a schoolboy.", ""),
    ("The bill was read by the clerk.", ""),
    ("He was denied entry by the guards.", ""),
]

NOUNS = [
    ("The ministry's claim that the well was sealed caused anger.", "The ministry"),
    ("The claim by the ministry that the well was sealed caused anger.", "the ministry"),
    ("Hal Dorn's warning that the well was poisoned went unheard.", "Hal Dorn"),
    ("Rumours that the queen had fled spread on Monday.", "Rumours"),
    ("The mayor gave an assurance that the well was sealed.", "The mayor"),
    ("The mayor issued a warning that the well was poisoned.", "The mayor"),
    ("Unconfirmed reports spoke of a second leak.", "Unconfirmed reports"),
    ("Police spoke of a second leak.", "Police"),
    ("The ministry now speaks of a second leak.", "The ministry"),
    ("The army put the number of dead at 17.", "The army"),
    ("A poll by the Ipara institute puts the Greens at 24 per cent.", "A poll by the Ipara institute"),
    ("The goal put Lindale in the lead.", ""),
    ("He put the cup on the table.", ""),
    ("The fact that the well was sealed calmed nobody.", ""),
    ("The idea that the well was sealed calmed nobody.", ""),
    ("The prosecution accused the clerk of having sold the map.", "The prosecution"),
    ("Farmers blame the dam for the salt.", "Farmers"),
    ("The opposition called the vote “a sham”.", "The opposition"),
    ("The club stands by its account.", "The club"),
]

IDIOMS = [
    ("The teams are ranked according to their results.", ""),
    ("Prices vary according to the season.", ""),
    ("Guests are seated according to age.", ""),
    ("The Senate confirmed Judge Ada Kerr to the bench.", ""),
    ("Skier Nils Brandt claimed his third title of the season.", ""),
    ("The flood claimed nine lives.", ""),
    ("The choir observed a minute of silence.", ""),
    ("The clock told the time.", ""),
    ("She told a joke and left.", ""),
    ("Recruits reported for duty at six.", ""),
    ("The firm recalled 4,000 kettles.", ""),
    ("The firm announced itself bankrupt last year, and nobody bought it.", "The firm"),
    ("The troops called off the march.", ""),
    ("The chef added salt to the soup.", ""),
    ("The hikers found a wallet on the path.", ""),
    ("Low tide revealed a wreck.", ""),
    ("The border guard noted down the plate.", ""),
    ("The singer cited for speeding left town.", ""),
    ("The shop was quoted 40 crowns for the lamp.", ""),
    ("The judge denied the request.", ""),
    ("The envoy addressed the crowd and left.", ""),
    ("The dog answered to the name of Rex.", ""),
    ("The court heard the case in May.", ""),
    ("The union agreed the pay deal.", ""),
    ("The keeper stopped play, and the referee agreed.", ""),
    ("Hunger speaks every language.", ""),
    ("The bank issued 400 bonds.", ""),
    ("The publisher released the book in May.", ""),
    ("The tower commands a view of the bay.", ""),
    ("The spokesman left the room without a word.", ""),
]

# What such verbs and nouns do when nobody is credited.
DEEDS = [
    "The fortune teller told her future from a deck of cards.",
    "The manager told off two of his players at half-time.",
    "The champion defended her title in Osel on Sunday.",
    "Fans applauded the players as they left the pitch.",
    "The storm slammed the coast on Friday.",
    "The striker announced himself with two goals in the derby.",
    "The firm declared a dividend of two crowns a share.",
    "The city declared a state of emergency after the flood.",
    "Ombria declared war on its neighbour in 1911.",
    "Lindale confirmed their place in the final with a 2-0 win.",
    "The hospital admitted forty patients on Sunday night.",
    "The museum admits children free of charge.",
    "The club dismissed its coach after nine defeats.",
    "The factory dismissed 300 workers in May.",
    "The bowler dismissed three batsmen in one over.",
    "The machine rejects coins that are bent.",
    "The priest said mass in the ruined church.",
    "The couple said their vows on the beach.",
    "The tourist asked the way to the station.",
    "The envoy speaks five languages.",
    "The farmer called the vet at dawn.",
    "The referee called a foul.",
    "The president called an election for 4 May.",
    "Nobody answered the door.",
    "The minister answered questions for an hour.",
    "The dress revealed a tattoo on her shoulder.",
    "The thaw revealed a body.",
    "The gallery shows forty paintings by the master.",
    "The cinema showed the film twice.",
    "The trader quoted a price of 40 crowns.",
    "The police officer was cited for bravery.",
    "The council agreed a budget of 40 million crowns.",
    "The two sides agreed to meet again in May.",
    "The judge was sworn in on Monday.",
    "The court ruled the country's coast for two centuries.",
    "The king ruled for thirty years.",
    "The team put three goals past the champions.",
    "The children wrote letters to the queen.",
    "She wrote four novels and a play.",
    "The tenor recalled the great singers of the past with every note.",
    "The army recalled its reservists.",
    "The bank charged a fee of 2 per cent.",
    "The bull charged the matador.",
    "The suspect was charged on Monday.",
    "The bishop blessed the boats, and the crowd cheered.",
    "The parents named the baby Ada.",
    "The tower, said to be haunted, was sold on Friday.",
    "The so-called peace camp was cleared.",
    "The deal is worth 40 million crowns, not counting taxes.",
    "The actress, noted for her wit, died on Sunday.",
    "It goes without saying that the road is closed.",
    "The road is closed, that is to say, nobody can pass.",
    "He had a say in the sale of the farm.",
    "The report was lost in the post.",
    "The claim was settled out of court.",
    "The news spread quickly through the town.",
    "The statement was signed by both presidents.",
    "The expected rain never came.",
    "The spokesman's car was stolen on Friday.",
    "The alleged thief lives in Osel.",
    "The diary was found under the floor.",
    "The survey ship left port at dawn.",
    "The data centre burned down on Friday.",
    "The minister, accompanied by reporters, toured the plant.",
    "The reporter's camera was seized at the border.",
    "Doctors found a tumour the size of an orange.",
    "Police found the car in a ditch near Osel.",
    "Rescuers heard knocking under the rubble.",
    "The detective noticed a scratch on the door.",
    "The choir observed the feast of St Ann.",
    "The union has a demand: higher pay.",
    "The king's speech lasted ten minutes.",
    "The lawyer argued the case before the supreme court.",
    "The boy promised himself a bicycle.",
    "The winner thanked his mother and left.",
    "The bridge was described in a guide of 1880.",
    "Two suspects were identified on Monday.",
    "The house was built according to the wishes of the owner.",
    "The votes were counted according to the law.",
    "According to legend, the lake has no floor.",
    "The ship was named after a king.",
    "The runner claimed third place.",
    "The army claimed the hill after a week of fighting.",
    "The insurer paid the claim after a year.",
]


ASIDES = [
    ("The weir – millers now concede – was built on sand.", "millers"),
    ("The weir, a diver told the inquest, had been cracked since May.", "a diver"),
    ("The weir would last a century, or so its builders claimed.", "its builders"),
    ("It is, says its keeper, the oldest weir on the river.", "its keeper"),
    (
        "The keeper of Ostra Weir — he was fined in May — said on Monday that he would stay.",
        "The keeper of Ostra Weir",
    ),
    (
        "“We heard it crack,” a man mending nets by the weir told Radio Ostra.",
        "Radio Ostra < a man",
    ),
    ("“The weir will not last the winter,” forecast hydrologist Juna Stell.", "hydrologist Juna Stell"),
    ("The weir has been sealed, local media report.", "local media"),
    ("Six were hurt, according to both the army and the rebels.", "the army; the rebels"),
    ("The mill – some call it a ruin – says it will reopen.", "The mill"),
    ("The weir is sound, according to the mill; the county has published nothing.", "the mill"),
    (
        "The report, made by a former miller, that gates were left open has never been proven.",
        "a former miller",
    ),
]

SHAPES = [  # what stands between speaker, cue and the edge of the sentence
    ("The lift will be mended, the landlord confirmed at his yearly meeting.", "the landlord"),
    ("Rents, said the presiding judge, were too high.", "the presiding judge"),
    ("“Rents must fall,” stated, in particular, the head of the league.", "the head of the league"),
    ("“Safe and dry, thank you,” the deckhand posted on the forum at dawn.", "the deckhand"),
    ("The cause is being established, the drainage committee reports.", "the drainage committee"),
    ("The cart was overloaded, per the harbour police.", "the harbour police"),
    ("Under cross-examination the porter denied having moved the lamp.", "the porter"),
    ("The mayor's promise to reopen the baths by June drew applause.", "The mayor"),
]

CLAUSES = [  # those who speak without a verb of speech
    ("Officials are confident that the pier will reopen.", "Officials"),
    ("The coach is adamant that Ruiz is fit.", "The coach"),
    ("The jury heard from a locksmith that the doors had been locked.", "a locksmith"),
    ("Asked about the fire, Mayor Roth shrugged: “Ask the insurers.”", "Mayor Roth"),
    ("Minister Holt was blunt: “We were late.”", "Minister Holt"),
    ("He shook his head: “Ask the insurers.”", "He"),
    ("Diplomats contacted by Reuters said the talks had failed.", "Reuters < Diplomats"),
    ("A porter told the Sunday Lantern: “She wants it all to stop.”", "the Sunday Lantern < A porter"),
    ("The firm disputes that its trucks were overloaded.", "firm"),
    ("He says the file was lost; she says he burned it.", "He; she"),
]

INSETS = [
    ("The order, the clerk's widow said in May, “lay on the table like a dead fish”.", "the clerk's widow"),
    ("Voss Bank analysts warn in a note that the pact will collapse.", "Voss Bank analysts"),
    ("By his own account, Kovac never read the order.", "Kovac"),
    ("The envoy voiced hope that the truce would hold.", "The envoy"),
]

RELATIVES = [
    ("The council cut the grant, a step that botanists say will kill the moor.", "botanists"),
    ("The fire, which police believe was set, burned for a day.", "police"),
    ("The diver, whom colleagues named as a father of four, was not found.", "colleagues"),
    ("Police named the diver as 30-year-old Jan Mose.", "Police"),
    ("The mill, which denies that it is broke, has sold its horses.", "The mill"),
    ("The board named Jan Mose as its new head.", ""),
]

SPOKESMEN = [
    ("The duchess said through her steward that the hunt was off.", "her steward < The duchess"),
    ("In a note read out by coach Ivo Lund, the team said it would walk.", "coach Ivo Lund < the team"),
    ("A spokeswoman for the mill said it did not comment on wages.", "A spokeswoman for the mill"),
    ("Quoted in the Ostra Gazette, the steward called the hunt a farce.", "the Ostra Gazette < the steward"),
    ("The steward, interviewed by Radio Ostra, said the hunt was off.", "Radio Ostra < The steward"),
    (
        "The steward promised, in remarks published by Ostrava, that the hunt would end.",
        "Ostrava < The steward",
    ),
    ("The mill will close, according to a letter seen by Ostrava.", "Ostrava < a letter"),
    ("Papers obtained by the Gazette show that the mill was insured twice.", "the Gazette < Papers"),
    ("The steward told this newspaper that the hunt was off.", "The steward"),
]

VIEWS = [  # those who see a thing as something, and documents that disclose it
    ("The plan is seen by critics as a gift to the mill owners.", "critics"),
    ("The strait is regarded by sailors as cursed.", "sailors"),
    ("Many villagers view the dam as a threat.", "Many villagers"),
    ("Critics called the second “a furnace of a book”.", "Critics"),
    ("President Abel Bout voiced “profound sorrow” at the deaths.", "President Abel Bout"),
    ("The coach was convinced that the pitch was dry.", "The coach"),
    ("The loss was revealed in a filing with the stock exchange.", "a filing with the stock exchange"),
    ("The veto follows a ruling by the tribunal that the letters had to be shown.", "the tribunal"),
    ("“We lost,” grinned captain Ola Berg.", "captain Ola Berg"),
    ("“We lost,” shrugged captain Ola Berg when he was asked.", "captain Ola Berg"),
    ("The gardener confessed to burning the barn.", "The gardener"),
    ("The union released a statement saying the pits were unsafe.", "The union"),
    ("His cousin gave evidence that he had planned it.", "His cousin"),
    ("Those around the duke insist that he is well.", "Those around the duke"),
    ("Those who were on the pier said the crane had swayed.", "Those who were on the pier"),
    ("The army, the navy and the police said they had seen nothing.", "The army; the navy; the police"),
    ("Police were unable to say how the fire had started.", "Police"),
    ("No comment could be had from the ministry.", "the ministry"),
    ("Reuters could not reach the owner for comment.", "the owner"),
]

FORECASTS = [
    ("Economists see inflation easing only in the autumn.", "Economists"),
    ("The bank sees inflation at 3 per cent next year.", "The bank"),
    ("The bank cut its forecast for growth to 1 per cent.", "The bank"),
    ("The hospital revised the number of dead to four from three.", "The hospital"),
    ("The justice minister has promised two new prisons.", "The justice minister"),
    ("A poll for the Gazette puts the party on 24 per cent.", "A poll for the Gazette"),
]

RELAYED = [  # who relays whom, wherever the parser hangs it
    ("The boy's aunt said it was empty, according to Radio Delta.", "Radio Delta < The boy's aunt"),
    ("The mill is worth nine million, according to brokers polled by the Ledger.", "the Ledger < brokers"),
    ("The plane turned, according to radar data analysed by the Gazette.", "the Gazette < radar data"),
    ("Her uncle told a reporter from the Ledger that the shaft was empty.", "the Ledger < Her uncle"),
    ("A video posted by Harrow.com shows a truck on the pier.", "Harrow.com < A video"),
    ("According to Zora, a source at the mint said the vault was empty.", "Zora < a source at the mint"),
    ("General Oko said the road was open, Tarn reported.", "Tarn < General Oko"),
    ("Tarn reported General Oko as saying the road was open.", "Tarn < General Oko"),
    ("In a speech read out on Radio Bolam, the junta announced the arrests.", "Radio Bolam < the junta"),
    ("The club denied that the coach would go, calling the report “pure invention”.", "The club"),
    (
        "The mayor denied taking money, which one of its clerks says was stolen.",
        "The mayor; one of its clerks",
    ),
]

MISREAD = [  # sentences of which the small parser makes something else
    ("In a letter to the board, the whistleblower claims that managers knew.", "the whistleblower"),
    ("Prosecutors allege Mr Vale bought the rope two days earlier.", "Prosecutors"),
    ("Satellite pictures reviewed by AFP show at least nine huts.", "AFP < Satellite pictures"),
    ("The envoy was warned, emails obtained by the Gazette show.", "the Gazette < emails"),
    ("Hale, 41, a father of two, told the jury he had slept all night.", "Hale"),
    ("It was Hale who told the jury that the lamp was lit.", "Hale"),
    ("By 2040, the institute predicts, the glacier will be gone.", "the institute"),
    ("The man left by the back door, CCTV footage shows.", "CCTV footage"),
    ("Prosecutors allege he bought the rope two days earlier.", "Prosecutors"),
    ("The rangers said hailstones the size of plums had fallen on the moor.", "The rangers"),
    ("The weir was open, the keeper told the agency Tarnpress.", "the agency Tarnpress < the keeper"),
    ("The mayor of Sosnovsk, Oleg Tishin, said the weir was open.", "Oleg Tishin"),
    ("According to the director of the mill, Ivo Lund, there were nine men in the loft.", "Ivo Lund"),
    ("The search has been called off, Sgt. Ivo Lund of the rangers said.", "Sgt. Ivo Lund of the rangers"),
    ("The driver was identified by police as Ivo Lund.", "police"),
]

EMPLOYED = [  # who was told by name, for whom the medium stands that it is told to
    ("The keeper told the BBC's Ana Roos that the weir was open.", "the BBC < The keeper"),
    ("“The weir is open,” the keeper told Ana Roos of the BBC.", "the BBC < the keeper"),
    ("The keeper told Ana Roos, a reporter for Reuters, that the weir was open.", "Reuters < The keeper"),
    ("Speaking to Ana Roos of Sky News, the keeper said the weir was open.", "Sky News < the keeper"),
    ("The keeper told Ana Roos of the angling club that the weir was open.", "The keeper"),
]

MEANT = [  # clauses that tell who is meant are no statements
    ("People who took part said the pier fell.", "People who took part"),
    ("Officials who asked not to be named said the talks had failed.", "Officials"),
    (
        "A person who has handled the samples told Reuters that they were clean.",
        "Reuters < A person who has handled the samples",
    ),
]

SHOWN = [
    ("The two men are seen in the footage leaving the mill.", "the footage"),
    ("The militia claimed the attack.", "The militia"),
    ("Residents told reporters of two shots.", "Residents"),
    ("“It is over,” said someone in the crowd.", "someone in the crowd"),
]

UNSAID = [
    "The mill will report a loss for the last quarter.",
    "The board will likely announce a new chief in May.",
    "The board rejected the bank's takeover approach.",
    "The mayor continued to spread “lies and half-truths”.",
    "A boy asked the admiral whether submarines have windows.",
    "The clerk noted the time and left.",
    "By our count, 31 of the 80 shops stand empty.",
    "He was seen by doctors on Monday.",
    "The results were published in a journal.",
]

NOT_SAID = [
    "Insurers struggled to predict their costs.",
    "The guards attempted to verify the claims in the dossier.",
    "The mayor wants to explain why the pier closed.",
    "The mayor must make it clear that the pier is shut.",
    "The prince was recognised by a porter from a photograph.",
    "The breath test had proved negative.",
    "Sunday's poll saw long queues in the north.",
    "An inquiry will ask why so many slept in one hall.",
    "The mayor refused to call the fire a crime.",
    "Mr Quill, tell us what became of the goats.",
    "Her uncle died of a fever, which confirmed what she had feared.",
    "The clip gave no evidence that would prove that he was armed.",
    "Rivals go on as the millers tell their old stories.",
    "These virtues help explain why the song is famous.",
    "The mills are contesting the valley.",
    "All of which brings us to the latest craze: “moss”.",
    "The mill continues to ignore the fact that the river is low.",
    "As the fair clearly demonstrated, the town has no plan.",
]

NOBODY = [
    "The two mills agreed to share the cost of the weir.",
    "It is certain that the pier will close.",
    "The mayor was aware that the dam was cracking.",
    "The gunman left a note: “I am sorry.”",
    "The town has a nickname: “Little Odessa”.",
    "The council confirmed her as keeper of the moor by nine votes to four.",
    "Guests pay nine crowns, per person.",
    "No group has claimed responsibility for the flood.",
    "It was not possible to confirm the account.",
    "A late goal denied Ostra the cup.",
    "Storm claims from the spring flood reached nine million crowns.",
    "Under the title “What the Millers Say”, the paper printed a recipe.",
    "The opera tells how a miller saves the moor.",
    "One line in nine was written by a machine.",
    "In the novel, a miller confesses that he drowned his brother.",
    "The militia, which has burnt nine mills within hours of other fires, said nothing.",
]


def credited(text: str, models: Models) -> list[str]:
    reports = read_article(Article(text), models).reports
    return [" < ".join(s.name for s in r.chain) for r in reports]


CAUSES = [  # causes and figures given, news brought, names found for people
    ("Experts attributed the crash to ice on the wings.", "Experts"),
    ("Investigators put the fire down to a faulty heater.", "Investigators"),
    ("The farm board gave the number of dead goats as ninety.", "The farm board"),
    ("Police have named the boy who drowned in the quarry on Sunday as Jan Pell.", "Police"),
    ("The Daily Comet broke the news that the singer had died.", "The Daily Comet"),
    ("Two papers carried reports that the minister had fled.", "Two papers"),
    ("Volta Group expects to lose nine million crowns this year.", "Volta Group"),
    ("It was announced by the palace that the cabinet would meet.", "the palace"),
    ("The army chief told a news conference the town had fallen.", "The army chief"),
    ("Harbour Radio has learned from two diplomats that the envoy will go.", "Harbour Radio < two diplomats"),
    ("The envoy will go, Harbour Radio has learned from two diplomats.", "Harbour Radio < two diplomats"),
    ("The pool has gone to a builder, as the Lamb Weekly tells its readers.", "the Lamb Weekly"),
    ("The silo was hit by a drone, as can be seen in a video shared on Sunday.", "a video"),
    ("A clip shot on a telephone shows two blasts between the stalls.", "A clip"),
    ("The hospital must now answer how the chart was altered, her lawyer said.", "her lawyer"),
    ("Minister Ada Roe told Radio One she had no regrets.", "Radio One < Minister Ada Roe"),
    ("An eyewitness told ZTV that two men ran.", "ZTV < An eyewitness"),
    ("In an address carried on all channels, Minister Ada Roe said it was over.", "Minister Ada Roe"),
    ("The three were found dead, Hal Dorn told their families before speaking to the press.", "Hal Dorn"),
]

FRAMED = [  # shapes around a verb of speech
    ("What the miller said was that the weir had gone.", "the miller"),
    ("The miller began by saying that the weir had gone.", "The miller"),
    ("As stated in the commentary, there are many doubts about the sale.", "the commentary"),
    ("An Ostra Times review of maps found that the weir had gone.", "An Ostra Times review of maps"),
    ("The weir has gone – and with it the mill – according to a survey.", "a survey"),
    ("The moor, as one of the mayor's advisers pointed out, is not for sale.", "one of the mayor's advisers"),
    ("Most anglers think that Mr Hale wanted to sell, and say that the weir is old.", "Most anglers"),
    ("The council agreed that the parking rules should be changed.", "The council"),
    ("“We feel good,” said Olsen of the long night.", "Olsen"),
    ("The raids go on, said US Customs and Border Protection Commissioner Kevin Hale.",
     "US Customs and Border Protection Commissioner Kevin Hale"),
    ("Dorn said in June that the land had changed, citing the release of prisoners.", "Dorn"),
    ("“It was my job to hold people accountable,” Dorn said.", "Dorn"),
    ("While he conceded that it was late, Dorn also noted “a good spirit” had helped him.", "Dorn; he"),
    ("“They are ours,” Dorn noted, referring to the letter.", "Dorn"),
    ("The miller said the weir was safe; it went on Sunday.", "The miller"),
]  # fmt: skip

FAMILIES = (
    ORDERS
    + OPINIONS
    + RELAYS
    + PASSIVES
    + NOUNS
    + IDIOMS
    + ASIDES
    + RELATIVES
    + SPOKESMEN
    + SHAPES
    + CLAUSES
    + INSETS
    + VIEWS
    + FORECASTS
    + RELAYED
    + MISREAD
    + EMPLOYED
    + MEANT
    + SHOWN
    + CAUSES
    + FRAMED
)


@pytest.mark.parametrize(("text", "chains"), FAMILIES)
def test_whom_a_sentence_credits(text: str, chains: str, models: Models) -> None:
    told = credited(text, models)
    wanted = set(chains.split("; ")) - {""}
    assert told
    assert set(told) - {""} == wanted


@pytest.mark.parametrize("text", DEEDS + NOBODY + UNSAID + NOT_SAID)
def test_deeds_credit_nobody(text: str, models: Models) -> None:
    assert set(credited(text, models)) <= {""}


CARRIED = [
    ("“Nobody told us!” Renn said in a message on Tuesday.", 0, "Renn"),
    ("Two deckhands swam ashore. They told rescuers that the captain was dead.", 1, "Two deckhands"),
    ("The imam buried four pupils. “They went to fetch bread,” he said.", 1, "The imam"),
    ("Dr Ada Kerr examined the girl. In her opinion, the burns were old.", 1, "Dr Ada Kerr"),
    ("The archivist did not hesitate. “They were burned in April.”", 1, "The archivist"),
    (
        "A port source told AFP the ferry sank. The source added that nobody drowned.",
        1,
        "AFP < A port source",
    ),
    ("An official said the dam was safe. Cuts were certain, the official went on.", 1, "An official"),
    ("Doctors have found that it spreads, and they say it kills.", 1, "Doctors"),
    ("The dam burst at noon. The mayor confirmed the news.", 0, "The mayor"),
    ("The dam has burst. That is according to the mayor.", 0, "the mayor"),
    ("The father said it was signed. That was denied by the club.", 0, "The father"),
    ("The dam burst at noon. The news was denied by the mayor.", 0, ""),
    ("The minister said the dams were safe. The viaduct has been closed since May.", 1, ""),
    ("The dam is old. “It was awful,” said Ada Kerr.", 1, "Ada Kerr"),
    ("Roofer Ivo Lund fell nine metres. “I was lucky,” the 54-year-old said.", 1, "Roofer Ivo Lund"),
    ("Ada Kerr said the dam was safe. It would be drained, the Republican added.", 1, "Ada Kerr"),
    ("Ada Kerr, the harbour master, said it sank. It was old, the harbour master added.", 1, "Ada Kerr"),
    ("One of the divers said it sank. It was old, the diver added.", 1, "One of the divers"),
    ("We put the question to pilot Ivo Lund. “It was fog.”", 1, "pilot Ivo Lund"),
    ("The letter leaves no doubt. “The fund is empty.”", 1, "The letter"),
    ("Hale said the baker had told him of the fire. He added that it was out.", 1, "Hale"),
    ("Army spokeswoman Ada Roos said it was over. The army added that it had found nothing.", 1, "The army"),
    ("The beekeeper Stipe Radman had this to say. “The hives were dead.”", 1, "The beekeeper Stipe Radman"),
    ("The club is aware of the report, it said.", 0, "The club"),
    ("It rained for a week. Ivo Lund: I never saw the river so high.", 1, "Ivo Lund"),
]

OWN = [  # what the writer says beside what somebody is credited with
    (
        "Another guard fired a gun at the thief, Renn said; it wasn't clear whether the thief was shot.",
        "it wasn't clear",
    ),
    (
        "The harvest failed: A poll in October found that sixty per cent want a third mill.",
        "The harvest failed",
    ),
    (
        "Pilots said the light had flickered, and the log bears no trace of it.",
        "the log bears no trace of it.",
    ),
    ("The mill, which denies that it is broke, has sold its horses.", "has sold its horses."),
    ("The steward called the hunt “a farce” and locked the gates at noon.", "locked the gates at noon."),
    (
        "Admitting that she had lied, the steward left the house on Monday.",
        "left the house on Monday.",
    ),
    ("The boat – built, her owner says, in Ostra – sank in seven minutes.", "sank in seven minutes."),
    (
        "After complaints from walkers that the dog had bitten them, the farmer tied it up.",
        "the farmer tied it up.",
    ),
    ("Police held a farmer who said that the dog was ill.", "Police held a farmer"),
]

WHOLE = [  # what one source is credited with is one statement
    "Hail as large as hens' eggs struck the moor on Saturday, the rangers said.",
    "Officials who asked not to be named said the talks had failed.",
    "The keeper withdraws its report of Tuesday that the weir was open.",
]


@pytest.mark.parametrize(("text", "own"), OWN)
def test_what_the_writer_adds_is_his_own(text: str, own: str, models: Models) -> None:
    reports = [r for r in read_article(Article(text), models).reports if not r.chain]
    assert any(r.span.of(text).endswith(own) for r in reports)


@pytest.mark.parametrize("text", WHOLE)
def test_a_statement_stays_whole(text: str, models: Models) -> None:
    (report,) = read_article(Article(text), models).reports
    assert report.chain


@pytest.mark.parametrize(("text", "at", "chain"), CARRIED)
def test_whom_a_sentence_takes_up(text: str, at: int, chain: str, models: Models) -> None:
    assert credited(text, models)[at] == chain


def test_a_turn_of_a_transcript_lasts_until_the_next(models: Models) -> None:
    text = (
        "KERR: What burned? HALE: A boat. It sank. KERR: The pier is shut. HALE: The mayor said it was safe."
    )
    assert credited(text, models) == ["HALE", "HALE", "", "HALE < The mayor"]


def test_one_name_with_a_colon_makes_no_transcript(models: Models) -> None:
    assert credited("NOTE: The pier is shut. It sank at noon.", models)[-1] == ""


@pytest.mark.parametrize(
    "text",
    [
        "The climber fell into the gorge at Sandrel while picking herbs on Monday, state radio reported.",
        "The 12-year-old was swept off the pier while feeding gulls on Monday, the daily Noon reported.",
        "Renn said the roof had been “leaking for years” but this was news to the tenants.",
        "The firm said it was willing raise its offer if the deal is not closed within a year.",
    ],
)
def test_circumstances_and_conditions_belong_to_what_is_said(text: str, models: Models) -> None:
    assert "" not in credited(text, models)
