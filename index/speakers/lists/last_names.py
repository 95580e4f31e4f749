"""Common last names of the English-speaking world: never taken for a typing error of another.

Written for this project from general knowledge.
"""

COMMON_LAST_NAMES = frozenset(
    """
    adams aguilar alexander allen alvarado alvarez anderson andrews armstrong arnold austin bailey baker
    baldwin banks barnes barton bell bennett benton berry bird bishop black bowman boyd bradley brooks brown
    bryant burke burns burton butler byrd cain campbell carlson carpenter carr carroll carter castillo
    castro chapman chavez chen clark cohen cole coleman collins contreras cook cooper cox crawford cruz
    cunningham daniels davis day dean delgado denton diaz dixon dominguez duncan dunn dutton edwards elliott
    ellis espinoza estrada evans fenton ferguson fernandez fields fisher flores ford foster fowler fox
    franklin freeman fuller garcia gardner garrett garza gates george gibson gilbert gill golden gomez
    gonzales gonzalez good gordon graham grant gray green greene griffin gross grossman guerrero gutierrez
    guzman hall hamilton han hansen hanson hardin harding harper harris harrison hart harvey hates hawkins
    hayes henderson henry hernandez herrera hicks hill hoffman hogan holden holmes hood horton howard howell
    hudson hughes hunt hunter hutton jackson jacobs james jenkins jensen jimenez johnson johnston jones
    jordan kahn kane kean keane kelley kelly kennedy kenton khan kim king knight kohn lane larson lawrence
    lawson le lee levi levy lewis li little long lopez lucas luna lynch maldonado marquez marshall marten
    martin martinez martins mason matthews mccoy mcdonald medina mejia mendez mendoza meyer miller mills
    mitchell montgomery moore morales moreno morgan morris morrison morton munoz murphy murray myers nelson
    nguyen nichols norton nunez obrien oliver olson ortega ortiz owens padilla palmer park parker patel
    patterson payne pena perez perkins perry peters peterson phillips pierce porter powell price ramirez
    ramos ray reed reid reyes reynolds rice richards richardson riley rios rivera roberts robertson robinson
    rodriguez rogers rojas romero rose ross ruiz russell ryan salazar sanchez sanders sandoval santiago
    santos schmidt schultz scott shaw shultz silva simmons simpson sims singh smith smyth snyder soto
    spencer stein stephens stern sterne stevens stewart stone sullivan sutton taylor thomas thompson torres
    tran tucker turner valdez vargas vasquez vega wagner walden walker wallace walsh wang ward warren
    washington watkins watson weaver webb weber welch wells west wheeler white williams williamson willis
    wilson wong wood woods wright yang yates young
    """.split()
)
