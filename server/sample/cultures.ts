/** Names as they meet in an American school district. `share` says how many of a thousand people bear such names. */
export type Culture = {
  readonly share: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Two family names, as in much of the Spanish- and Portuguese-speaking world. */
  readonly twoSurnames?: boolean;
  /** Not in Latin letters: for a few students, never for staff, whose e-mail address is made of the name. */
  readonly otherScript?: boolean;
};

const list = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** Invented combinations only: given and family names are drawn apart from each other. */
export const CULTURES: readonly Culture[] = [
  {
    share: 360,
    given: list(
      `Olivia,Emma,Charlotte,Amelia,Ava,Sophia,Harper,Evelyn,Abigail,Ella,Grace,Hazel,Nora,Lily,Zoey,Hannah,Violet,
       Aurora,Lucy,Audrey,Ruby,Claire,Naomi,Sadie,Quinn,Piper,Ivy,Maeve,Josephine,Tessa,Liam,Noah,Oliver,James,Elijah,
       William,Henry,Lucas,Benjamin,Theodore,Jack,Levi,Samuel,Owen,Wyatt,Caleb,Nathan,Isaac,Hudson,Carter,Julian,
       Everett,Silas,Miles,Jasper,Emmett,Beau,Rowan,August,Wesley`,
    ),
    family: list(
      `Smith,Johnson,Williams,Brown,Jones,Miller,Davis,Wilson,Anderson,Thomas,Taylor,Moore,Martin,Jackson,Thompson,
       White,Harris,Clark,Lewis,Robinson,Walker,Young,Allen,King,Wright,Scott,Hill,Green,Adams,Nelson,Baker,Hall,
       Campbell,Mitchell,Carter,Roberts,Phillips,Evans,Turner,Parker,Collins,Edwards,Stewart,Morris,Murphy,Cook,
       Rogers,Morgan,Cooper,Peterson,Reed,Bailey,Bell,Ward,Richardson,Watson,Brooks,Wood,Bennett,Gray,Hughes,Price,
       Myers,Long,Foster,Sanders,Ross,Powell,Sullivan,Russell,Fisher,Henderson,Cole,West,Jordan,Hayes,Ford,Gibson`,
    ),
  },
  {
    share: 190,
    twoSurnames: true,
    given: list(
      `Sofía,Valentina,Camila,Isabella,Ximena,Lucía,Daniela,Mariana,Renata,Fernanda,Itzel,Yaretzi,Guadalupe,
       Santiago,Mateo,Sebastián,Diego,Ángel,José,Iker,Emiliano,Joaquín,Andrés,Tomás,Nicolás,Ramón,Noé,Raúl`,
    ),
    family: list(
      `García,Rodríguez,Martínez,Hernández,López,González,Pérez,Sánchez,Ramírez,Torres,Flores,Rivera,Gómez,Díaz,
       Cruz,Morales,Ortiz,Gutiérrez,Chávez,Ramos,Ruiz,Mendoza,Álvarez,Jiménez,Vásquez,Castillo,Núñez,Peña,Muñoz,
       de la Cruz,de León,Zúñiga,Ibáñez,Quiñones`,
    ),
  },
  {
    share: 110,
    given: list(
      `Aaliyah,Imani,Nia,Zuri,Destiny,Ebony,Jada,Kiara,Tiana,Amara,Brielle,Ja'Nae,De'Asia,Malik,Jamal,DeShawn,Darius,
       Xavier,Isaiah,Jaylen,Marquis,Tyrell,Andre,Terrence,Kobe,Da'Quan,Jermaine,Micah`,
    ),
    family: list(
      `Washington,Jefferson,Booker,Banks,Freeman,Coleman,Gaines,Dixon,Grant,Simmons,Boone,Hampton,Mosley,Rivers,
       Whitaker,Tate,Bryant,Ellison,Langston,Pettway,Broadnax,Hairston`,
    ),
  },
  {
    share: 45,
    given: list(
      `Minh Anh,Thảo,Hương,Ngọc,Quỳnh,Trang,Linh,Tuyết,Ánh,Bảo,Đức,Dũng,Hải,Hoàng,Khánh,Nam,Phúc,Quân,Tuấn,Việt`,
    ),
    family: list(`Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý`),
  },
  {
    share: 40,
    given: list(`Mei,Xin Yi,Jia,Yuxuan,Zihan,Lihua,Wei,Hao,Jun,Zixuan,Yichen,Minghao,Bowen,Lan,Ting,Rui`),
    family: list(`Wang,Li,Zhang,Liu,Chen,Yang,Huang,Zhao,Wu,Zhou,Xu,Sun,Ma,Zhu,Lin,Ng,Chan,Cheung,Lü`),
  },
  {
    share: 45,
    given: list(
      `Aarav,Vihaan,Aditya,Arjun,Ishaan,Rohan,Krishna,Dhruv,Ananya,Diya,Saanvi,Priya,Kavya,Meera,Lakshmi,Nandini,
       Gurpreet,Harjot,Simran,Venkat`,
    ),
    family: list(
      `Patel,Sharma,Singh,Gupta,Reddy,Iyer,Nair,Kaur,Mehta,Desai,Rao,Joshi,Chatterjee,Banerjee,Krishnamurthy,
       Subramanian,Venkataraman,Raghunathan`,
    ),
  },
  {
    share: 35,
    given: list(
      `Fatima,Aisha,Layla,Maryam,Noor,Zaynab,Hala,Rania,Muhammad,Ahmad,Yusuf,Omar,Ali,Hassan,Ibrahim,Khalid,Tariq,
       Abd al-Rahman`,
    ),
    family: list(
      `Al-Masri,Haddad,Khalil,Abu Bakr,El-Sayed,Al-Khatib,Mansour,Nasser,Abdullah,bin Saleh,Hamdan,Qureshi,Rahman,
       Bakir,Al-Zahrani,Shehata`,
    ),
  },
  {
    share: 30,
    given: list(`Zofia,Zuzanna,Łucja,Małgorzata,Agnieszka,Stanisław,Wojciech,Łukasz,Michał,Kacper,Jędrzej,Bartłomiej`),
    family: list(
      `Kowalski,Nowak,Wiśniewski,Wójcik,Kamiński,Dąbrowski,Zieliński,Szymański,Woźniak,Kaźmierczak,Gołębiowski,
       Brzęczyszczykiewicz`,
    ),
  },
  {
    share: 30,
    given: list(`Saoirse,Aoife,Niamh,Siobhán,Róisín,Seán,Ciarán,Oisín,Pádraig,Fionn,Declan,Bridget`),
    family: list(`O'Brien,O'Connor,O'Sullivan,O'Neill,D'Arcy,McCarthy,MacLeod,Fitzgerald,Ó Súilleabháin,Ní Bhriain`),
  },
  {
    share: 25,
    given: list(
      `Chidi,Ngozi,Adaeze,Emeka,Oluwaseun,Ọláyinká,Ìfẹ́olúwa,Kwame,Akosua,Abena,Kofi,Tendai,Wanjiru,Makena,Selam,
       Tewodros,Abdirahman,Hodan`,
    ),
    family: list(
      `Okafor,Adeyemi,Oyelaran,Nwosu,Eze,Mensah,Owusu,Boateng,Mbeki,Kamau,Tesfaye,Gebremariam,Warsame,Diallo,Traoré,
       N'Diaye`,
    ),
  },
  {
    share: 20,
    given: list(`Min-jun,Seo-yeon,Ji-woo,Ha-eun,Do-yun,Ye-jin,Sung-min,Eun-ji,Hyun-woo,Soo-ah`),
    family: list(`Kim,Lee,Park,Choi,Jung,Kang,Cho,Yoon,Jang,Lim`),
  },
  {
    share: 15,
    given: list(`Kaimana,Leilani,Kealiʻi,Makoa,Nālani,Keʻala,Kahiau,Pualani,Mahealani,Kekoa`),
    family: list(`Kealoha,Kahananui,Kāne,Kaʻaihue,Nāhinu,Kalaniʻōpuʻu,Mahoe,Kamakawiwoʻole`),
  },
  {
    share: 15,
    given: list(`Isabela,João,Luís,Inês,Beatriz,Antônio,Gonçalo,Thaís,Caíque,Lívia`),
    family: list(`Silva,Santos,Oliveira,Souza,Conceição,Araújo,Magalhães,Guimarães,Brandão,Simões`),
    twoSurnames: true,
  },
  {
    share: 12,
    given: list(`Maria Clara,Jose Mari,Angelica,Jericho,Althea,Rizal,Datu,Tala,Bayani,Ligaya`),
    family: list(`Santos,Reyes,Bautista,del Rosario,Dela Peña,Macaraeg,Dimaculangan,Villanueva,Panganiban`),
  },
  {
    share: 10,
    given: list(`Pa Houa,Mai See,Kou,Tou,Nhia,Ka Zoua,Yeng,Bao,Chue,Pheng`),
    family: list(`Xiong,Vang,Yang,Thao,Moua,Her,Lor,Vue`),
  },
  {
    share: 10,
    given: list(`Nizhoni,Shándíín,Dezba,Tahoma,Winona,Ahiga,Kai,Chayton,Aponi,Takoda`),
    family: list(`Begay,Yazzie,Tsosie,Benally,Nez,Bitsilly,Whitehorse,Two Bulls,Iron Cloud,Red Elk`),
  },
  {
    share: 10,
    given: list(`Anaïs,Zoé,Chloé,Océane,Jean-Luc,Jean-Baptiste,François,Étienne,Loïc,Widelene,Fabiola,Stéphanie`),
    family: list(`Lefèvre,Pierre-Louis,Jean-Baptiste,Toussaint,L'Heureux,d'Aubigné,Desrosiers,Bélanger,Saint-Fleur`),
  },
  {
    share: 10,
    given: list(`Søren,Åsa,Björn,Jürgen,Käthe,Günther,Freyja,Þórdís,Ægir,Anneliese,Özge,Çağlar,Işık`),
    family: list(`Sørensen,Åkesson,Müller,Weiß,Großmann,Jónsdóttir,Þorláksson,van der Berg,Yılmaz,Şahin,Novák,Čapek`),
  },
  {
    share: 3,
    otherScript: true,
    given: list(`芳,伟,子涵,欣怡,浩然,雨桐,민준,서연,지우,하은,ゆい,さくら,蓮,悠真`),
    family: list(`王,李,张,刘,陈,김,이,박,최,佐藤,鈴木,高橋`),
  },
  {
    share: 2,
    otherScript: true,
    given: list(`Олена,Андрій,Дмитро,Соломія,Ганна,Тарас,Мария,Иван`),
    family: list(`Шевченко,Коваленко,Бондаренко,Ткаченко,Петренко,Іваненко`),
  },
  { share: 2, otherScript: true, given: list(`محمد,فاطمة,يوسف,ليلى,علي,مريم`), family: list(`حداد,خليل,منصور,الخطيب`) },
];
