"""The official names of the councils of all areas, past and present, by the area's code: an account of its own."""

from __future__ import annotations

_BOROUGHS = {
    "London Borough of {}": {
        202: "Camden", 204: "Hackney", 205: "Hammersmith and Fulham", 206: "Islington", 208: "Lambeth", 209: "Lewisham",
        210: "Southwark", 211: "Tower Hamlets", 212: "Wandsworth", 301: "Barking and Dagenham", 302: "Barnet",
        303: "Bexley", 304: "Brent", 305: "Bromley", 306: "Croydon", 307: "Ealing", 308: "Enfield", 309: "Haringey",
        310: "Harrow", 311: "Havering", 312: "Hillingdon", 313: "Hounslow", 315: "Merton", 316: "Newham",
        317: "Redbridge", 318: "Richmond upon Thames", 319: "Sutton", 320: "Waltham Forest",
    },
    "Royal Borough of {}": {
        203: "Greenwich", 207: "Kensington and Chelsea", 314: "Kingston upon Thames", 868: "Windsor and Maidenhead",
    },
    "{} Metropolitan Borough Council": {
        332: "Dudley", 333: "Sandwell", 334: "Solihull", 335: "Walsall", 340: "Knowsley", 342: "St Helens",
        343: "Sefton", 344: "Wirral", 350: "Bolton", 351: "Bury", 353: "Oldham", 354: "Rochdale", 356: "Stockport",
        357: "Tameside", 358: "Trafford", 359: "Wigan", 370: "Barnsley", 372: "Rotherham", 381: "Calderdale",
        382: "Kirklees", 390: "Gateshead", 392: "North Tyneside", 393: "South Tyneside",
    },
    "{} City Council": {
        213: "Westminster", 330: "Birmingham", 331: "Coventry", 341: "Liverpool", 352: "Manchester", 355: "Salford",
        373: "Sheffield", 383: "Leeds", 391: "Newcastle", 394: "Sunderland", 801: "Bristol", 810: "Hull",
        826: "Milton Keynes", 831: "Derby", 846: "Brighton and Hove", 851: "Portsmouth", 852: "Southampton",
        856: "Leicester", 861: "Stoke-on-Trent", 874: "Peterborough", 879: "Plymouth", 882: "Southend-on-Sea",
        892: "Nottingham",
    },
    "City of {} Council": {336: "Wolverhampton", 371: "Doncaster", 816: "York"},
    "City of {} Metropolitan District Council": {380: "Bradford", 384: "Wakefield"},
    "{} County Council": {
        830: "Derbyshire", 835: "Dorset", 840: "Durham", 845: "East Sussex", 850: "Hampshire", 855: "Leicestershire",
        857: "Rutland", 860: "Staffordshire", 873: "Cambridgeshire", 878: "Devon", 881: "Essex", 885: "Worcestershire",
        886: "Kent", 888: "Lancashire", 891: "Nottinghamshire", 909: "Cumbria", 916: "Gloucestershire",
        919: "Hertfordshire", 925: "Lincolnshire", 926: "Norfolk", 928: "Northamptonshire", 929: "Northumberland",
        931: "Oxfordshire", 935: "Suffolk", 936: "Surrey", 937: "Warwickshire", 938: "West Sussex",
    },
    "{} Borough Council": {
        805: "Hartlepool", 806: "Middlesbrough", 807: "Redcar and Cleveland", 808: "Stockton-on-Tees", 821: "Luton",
        822: "Bedford", 836: "Poole", 837: "Bournemouth", 841: "Darlington", 866: "Swindon", 867: "Bracknell Forest",
        870: "Reading", 871: "Slough", 872: "Wokingham", 876: "Halton", 877: "Warrington", 883: "Thurrock",
        889: "Blackburn with Darwen", 890: "Blackpool", 894: "Telford and Wrekin", 895: "Cheshire East",
        896: "Cheshire West and Chester",
    },
    "{} Council": {
        800: "Bath and North East Somerset", 802: "North Somerset", 803: "South Gloucestershire",
        811: "East Riding of Yorkshire", 812: "North East Lincolnshire", 813: "North Lincolnshire",
        815: "North Yorkshire", 823: "Central Bedfordshire", 825: "Buckinghamshire", 838: "Dorset",
        839: "Bournemouth, Christchurch and Poole", 865: "Wiltshire", 869: "West Berkshire", 880: "Torbay",
        884: "Herefordshire", 887: "Medway", 893: "Shropshire", 908: "Cornwall", 921: "Isle of Wight",
        933: "Somerset", 940: "North Northamptonshire", 941: "West Northamptonshire", 942: "Cumberland",
        943: "Westmorland and Furness",
    },
    "{} Corporation": {201: "City of London"},
    "Council of the {}": {420: "Isles of Scilly"},
}  # fmt: skip

OFFICIAL = {str(code): style.format(name) for style, named in _BOROUGHS.items() for code, name in named.items()}
"""The council's official name by area code."""

SHORT = {str(code): name for named in _BOROUGHS.values() for code, name in named.items()}
"""The name without the style, as people say it."""

OTHERS = (
    "Newcastle-under-Lyme Borough Council", "Newcastle Borough Council", "Lincoln City Council", "Oxford City Council",
    "Cambridge City Council", "Lancaster City Council", "Warwick District Council", "Stafford Borough Council",
    "Bedfordshire County Council", "Cheshire County Council", "West Dorset District Council", "City of Durham Council",
    "Nottingham County Council", "Leicester County Council", "Northampton Borough Council", "Durham City Council",
    "Carlisle City Council", "Derbyshire Dales District Council", "Richmondshire District Council",
    "South Derbyshire District Council", "Greater London Authority", "Cumberland County Council",
    "West Midlands Combined Authority", "East Staffordshire Borough Council", "Bath City Council",
)  # fmt: skip
"""Councils that are none of these: districts within a county, and some that never had children's services."""
